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

  /** The loss of each forecast of the quantile at a level in (0, 1). */
  public static double[] losses(double level, double[] realized, double[] quantile) {
    Checks.inOpenRange(level, 0, 1, "level");
    double[] losses = Samples.difference(realized, quantile);
    for (int i = 0; i < losses.length; i++) {
      losses[i] *= level - (losses[i] < 0 ? 1 : 0);
    }
    return losses;
  }

  /** The mean loss at a level in (0, 1); NaN of nothing. */
  public static double mean(double level, double[] realized, double[] quantile) {
    return Samples.mean(losses(level, realized, quantile));
  }
}
