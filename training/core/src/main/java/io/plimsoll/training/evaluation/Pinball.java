package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;

/**
 * The loss that a quantile forecast minimises: {@code (y − q)·(τ − 1{y < q})}.
 *
 * <p><b>Range</b> [0, ∞); <b>unit</b> that of the quantile.
 *
 * <p><b>Reference</b>: Koenker and Bassett (1978), Econometrica 46.
 */
public final class Pinball {
  private Pinball() {}

  /** The mean loss at a level in (0, 1); NaN of nothing. */
  public static double mean(double level, double[] realized, double[] quantile) {
    Checks.inOpenRange(level, 0, 1, "level");
    Samples.sameLength(realized.length, quantile.length);
    double sum = 0;
    for (int i = 0; i < realized.length; i++) {
      double over = realized[i] - quantile[i];
      sum += over * (level - (over < 0 ? 1 : 0));
    }
    return sum / realized.length;
  }
}
