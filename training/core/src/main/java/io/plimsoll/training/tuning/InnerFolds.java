package io.plimsoll.training.tuning;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.training.PurgedWalkForward;
import io.plimsoll.training.PurgedWalkForward.Fold;
import io.plimsoll.training.PurgedWalkForward.Mode;
import io.plimsoll.training.PurgedWalkForward.Origins;
import io.plimsoll.training.evaluation.Qlike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The training rows of one refit, split again by time: fit on earlier ones, judge on what came
 * next.
 *
 * <p>The first half of the window's time is always trained on; the second is cut into stretches of
 * equal length, each forecast by a fit on everything before it whose label had matured the embargo
 * before. The loss of a fold is the mean QLIKE over all its rows. Only rows of the training set are
 * touched, so nothing at or after the refit is seen.
 *
 * <p>Rows where the first estimator that is judged has no forecast are left out for all; where
 * another has none, its loss is NaN.
 */
public final class InnerFolds {
  private final TrainingSet set;
  private final List<Fold> folds;
  private final List<Map<Integer, Double>> targets = new ArrayList<>();
  private final List<List<int[]>> judged = new ArrayList<>();

  /**
   * Splits a training set.
   *
   * @param maturesAtNanos when the label of each row of each block's {@code origins} matured
   * @throws PlimsollException with {@code INVALID_INPUT} where the set has no rows to split
   */
  public InnerFolds(TrainingSet set, List<long[]> maturesAtNanos, int folds, long embargoNanos) {
    this.set = set;
    List<Origins> origins = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = 0; i < set.blocks().size(); i++) {
      TrainingSet.Block block = set.blocks().get(i);
      long[] times = Arrays.stream(block.origins()).mapToLong(block.rows()::asOfNanos).toArray();
      origins.add(new Origins(block.origins(), times, maturesAtNanos.get(i)));
      if (times.length > 0) {
        first = Math.min(first, times[0]);
        last = Math.max(last, times[times.length - 1]);
      }
      targets.add(targets(block));
    }
    long span = first <= last ? last - first : 0;
    long half = span / 2 + 1;
    long step = Math.max(1, Math.ceilDiv(span - half + 1, (long) folds));
    this.folds =
        new PurgedWalkForward(
                new PurgedWalkForward.Settings(half, step, embargoNanos, Mode.EXPANDING))
            .folds(origins);
  }

  private static Map<Integer, Double> targets(TrainingSet.Block block) {
    Map<Integer, Double> targets = new HashMap<>();
    for (int k = 0; k < block.origins().length; k++) {
      targets.put(block.origins()[k], block.target()[k]);
    }
    return targets;
  }

  /** How many folds have rows to judge; at most as many as were asked for. */
  public int size() {
    return folds.size();
  }

  /** The rows that a fold trains on. */
  public TrainingSet train(int fold) {
    List<TrainingSet.Block> blocks = new ArrayList<>();
    for (int i = 0; i < set.blocks().size(); i++) {
      int[] rows = folds.get(fold).train().get(i);
      Map<Integer, Double> known = targets.get(i);
      double[] target = Arrays.stream(rows).mapToDouble(row -> target(known, row)).toArray();
      blocks.add(new TrainingSet.Block(set.blocks().get(i).rows(), rows, target));
    }
    return new TrainingSet(blocks);
  }

  /** The rows that a fold is judged on, by block. */
  public List<int[]> test(int fold) {
    return folds.get(fold).test();
  }

  private static double target(Map<Integer, Double> known, int row) {
    return known.getOrDefault(row, Double.NaN);
  }

  /**
   * The mean QLIKE of an estimator on a fold.
   *
   * @param context what a fit on given rows is told
   * @param ownRowsOnly whether an instrument without training rows in the fold is left out
   */
  public double loss(
      Estimator<?> estimator,
      Function<TrainingSet, FitContext> context,
      int fold,
      boolean ownRowsOnly) {
    TrainingSet train = train(fold);
    Model model = estimator.fit(train, context.apply(train));
    boolean first = judged.size() <= fold;
    List<int[]> rows = first ? test(fold) : judged.get(fold);
    List<int[]> kept = new ArrayList<>();
    double sum = 0;
    int count = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean out = ownRowsOnly && train.blocks().get(i).origins().length == 0;
      int[] use = out ? new int[0] : rows.get(i);
      FeatureRows table = set.blocks().get(i).rows();
      Predictor predictor = model.bind(table.columns());
      int[] forecast = new int[use.length];
      int size = 0;
      for (int row : use) {
        double loss = Qlike.loss(target(targets.get(i), row), predictor.predict(table, row));
        if (!first || Double.isFinite(loss)) {
          forecast[size++] = row;
          sum += loss;
        }
      }
      count += size;
      kept.add(Arrays.copyOf(forecast, size));
    }
    if (first && judged.size() == fold) {
      judged.add(kept);
    }
    return sum / count;
  }
}
