package io.plimsoll.models.lightgbm;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.tree.Trees;
import java.util.Arrays;

/**
 * Trees for any target, grown by LightGBM: what {@link LightGbmEstimator} is built on, and what
 * learners of quantiles and probabilities use.
 *
 * <p>A score is the row's offset plus {@link Trees#score}. Deterministic: the same rows, settings
 * and seed give the same bits, whatever the number of threads.
 */
public final class LightGbmTrees {
  private LightGbmTrees() {}

  /**
   * Grows trees.
   *
   * @throws PlimsollException with INVALID_INPUT where there are too few rows for two leaves, or
   *     for the parts that early stopping needs
   */
  public static Trees train(TrainingRows rows, Objective objective, Growth growth, long seed) {
    objective.requireTargets(rows.y());
    requireRows(rows.size(), 2 * growth.minRowsPerLeaf(), "grow trees");
    int count =
        growth.stopping().validationFraction() > 0
            ? best(rows, objective, growth, seed)
            : growth.trees();
    double constant = objective.start(rows);
    Trees.Builder nodes = new Trees.Builder();
    for (int k = 0; k < growth.seeds() && count > 0; k++) {
      try (NativeBooster booster =
          NativeBooster.create(rows, null, objective, growth, constant, seed + k)) {
        boolean more = true;
        for (int i = 0; i < count && more; i++) {
          more = booster.grow();
        }
        ModelText.parse(booster.text(), nodes, growth.seeds());
      }
    }
    return nodes.build(constant);
  }

  /** How many trees are best for the newest rows; 0 where the offset alone is. */
  private static int best(TrainingRows rows, Objective objective, Growth growth, long seed) {
    Growth.Stopping stopping = growth.stopping();
    long[] sorted = rows.time().clone();
    Arrays.sort(sorted);
    int held = Math.max(1, (int) Math.round(sorted.length * stopping.validationFraction()));
    long from = sorted[sorted.length - held];
    TrainingRows newest = rows.between(from, Long.MAX_VALUE);
    long[] moments = Arrays.stream(sorted).distinct().filter(t -> t < from).toArray();
    int left = moments.length - stopping.purge();
    requireRows(left, 1, "stop early, with as many moments purged,");
    long end = left == moments.length ? from : moments[left];
    TrainingRows older = rows.between(Long.MIN_VALUE, end);
    requireRows(older.size(), 2 * growth.minRowsPerLeaf(), "stop early");
    double constant = objective.start(older);
    try (NativeBooster booster =
        NativeBooster.create(older, newest, objective, growth, constant, seed)) {
      int best = 0;
      double least = booster.loss();
      boolean more = true;
      for (int i = 1; i <= growth.trees() && i - best <= stopping.patience() && more; i++) {
        more = booster.grow();
        double loss = booster.loss();
        if (loss < least) {
          least = loss;
          best = i;
        }
      }
      return best;
    }
  }

  private static void requireRows(int had, int least, String what) {
    if (had < least) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "LightGBM needs at least " + least + " rows to " + what + ", had " + Math.max(0, had));
    }
  }
}
