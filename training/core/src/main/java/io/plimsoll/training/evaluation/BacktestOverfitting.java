package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * How often the model that is best in one half of the time is below the median in the other half,
 * over all ways of making two halves of so many blocks.
 *
 * <p>One half is chance, near zero is a choice that carries over. Blocks are runs of equal length;
 * what is left over at the end is not used. Ties share their ranks.
 *
 * <p><b>Reference</b>: Bailey, Borwein, López de Prado and Zhu (2017), The probability of backtest
 * overfitting, Journal of Computational Finance 20 (combinatorially symmetric cross-validation).
 *
 * @param probability in [0, 1]
 * @param medianLogit of the relative rank of the chosen model in the other half; positive is better
 *     than the median
 * @param splits how many ways there were
 */
public record BacktestOverfitting(double probability, double medianLogit, int splits) {
  /** How many blocks are usual. */
  public static final int BLOCKS = 16;

  /**
   * Of losses, the lower the better.
   *
   * @param losses {@code [model][time]}, at least two models, finite
   * @param blocks even, from 2 to 20, at most as many as times
   */
  public static BacktestOverfitting of(double[][] losses, int blocks) {
    Checks.inRange(losses.length, 2, Integer.MAX_VALUE, "models");
    Checks.inRange(blocks, 2, Math.min(20, losses[0].length), "blocks");
    if (blocks % 2 != 0) {
      throw new IllegalArgumentException("blocks must be even, was " + blocks);
    }
    double[][] sums = blockSums(losses, blocks);
    double[] logits = new double[1 << blocks];
    int splits = 0;
    int overfit = 0;
    for (int chosen = 0; chosen < 1 << blocks; chosen++) {
      if (Integer.bitCount(chosen) == blocks / 2) {
        double logit = logit(sums, chosen);
        logits[splits++] = logit;
        overfit += logit <= 0 ? 1 : 0;
      }
    }
    return new BacktestOverfitting(
        overfit / (double) splits, Quantiles.of(Arrays.copyOf(logits, splits), 0.5), splits);
  }

  private static double[][] blockSums(double[][] losses, int blocks) {
    int times = losses[0].length;
    int length = times / blocks;
    double[][] sums = new double[losses.length][blocks];
    for (int k = 0; k < losses.length; k++) {
      Samples.sameLength(times, losses[k].length);
      Samples.allFinite(losses[k], "loss of model " + k + " at");
      for (int t = 0; t < length * blocks; t++) {
        sums[k][t / length] += losses[k][t];
      }
    }
    return sums;
  }

  /**
   * ln(w/(1 − w)), w being the share of models that the one chosen inside is better than outside.
   */
  private static double logit(double[][] sums, int chosen) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    double[] outside = new double[sums.length];
    for (int k = 0; k < sums.length; k++) {
      double inside = 0;
      for (int b = 0; b < sums[k].length; b++) {
        if ((chosen >> b & 1) == 1) {
          inside += sums[k][b];
        } else {
          outside[k] += sums[k][b];
        }
      }
      if (inside < least) {
        least = inside;
        best = k;
      }
    }
    double rank = 0.5;
    for (double other : outside) {
      rank += other > outside[best] ? 1 : other == outside[best] ? 0.5 : 0;
    }
    return StrictMath.log(rank / (sums.length + 1 - rank));
  }
}
