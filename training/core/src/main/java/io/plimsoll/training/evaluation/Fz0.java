package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;

/**
 * The loss that the pair of a quantile v and the mean e beyond it minimises together: {@code −1{y ≤
 * v}·(v − y)/(α·e) + v/e + ln(−e) − 1}.
 *
 * <p>For the left tail: y are returns, and e &lt; 0; the right tail is the same with all signs
 * turned. Differences of this loss do not change when all three are scaled. <b>Range</b> (−∞, ∞);
 * <b>unit</b> none.
 *
 * <p><b>Reference</b>: Patton, Ziegel and Chen (2019), Dynamic semiparametric models for expected
 * shortfall (and value-at-risk), Journal of Econometrics 211, eq. 6; Fissler and Ziegel (2016),
 * Annals of Statistics 44.
 */
public final class Fz0 {
  private Fz0() {}

  /**
   * The loss of one forecast; NaN unless the expected shortfall is negative and finite.
   *
   * @param level α, the probability of the tail, in (0, 1)
   * @param realized y
   * @param quantile v, for example −0.03
   * @param shortfall e, for example −0.04
   */
  public static double loss(double level, double realized, double quantile, double shortfall) {
    Checks.inOpenRange(level, 0, 1, "level");
    if (!(shortfall < 0) || Double.isInfinite(shortfall)) {
      return Double.NaN;
    }
    double beyond = realized <= quantile ? quantile - realized : 0 * realized;
    return -beyond / (level * shortfall) + quantile / shortfall + StrictMath.log(-shortfall) - 1;
  }

  /** The loss of each forecast. */
  public static double[] losses(
      double level, double[] realized, double[] quantile, double[] shortfall) {
    Samples.sameLength(realized.length, quantile.length);
    Samples.sameLength(realized.length, shortfall.length);
    double[] losses = new double[realized.length];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = loss(level, realized[i], quantile[i], shortfall[i]);
    }
    return losses;
  }

  /** The mean loss; NaN of nothing. */
  public static double mean(
      double level, double[] realized, double[] quantile, double[] shortfall) {
    return Samples.mean(losses(level, realized, quantile, shortfall));
  }
}
