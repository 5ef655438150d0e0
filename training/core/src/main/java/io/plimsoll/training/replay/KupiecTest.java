package io.plimsoll.training.replay;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.Normal;

/**
 * Whether a margin was exceeded as often as it should be: {@code LR = −2 ln[(1−p)^{n−x} p^x /
 * ((1−x/n)^{n−x} (x/n)^x)]}, which is chi-square with one degree of freedom where exceedances are
 * independent. Decisions whose horizons overlap are not: take every k-th.
 *
 * <p><b>Reference</b>: Kupiec, "Techniques for verifying the accuracy of risk measurement models",
 * Journal of Derivatives 3(2), 1995.
 *
 * @param observations how many
 * @param exceedances how many of them exceeded the margin
 * @param probability with which they should, in (0, 1)
 * @param likelihoodRatio zero or more; NaN without observations
 * @param pValue in [0, 1]; NaN without observations
 */
public record KupiecTest(
    int observations, int exceedances, double probability, double likelihoodRatio, double pValue) {

  /** The test of a count. */
  public static KupiecTest of(int observations, int exceedances, double probability) {
    Checks.inOpenRange(probability, 0, 1, "probability");
    Checks.inRange(exceedances, 0, observations, "exceedances");
    double rest = observations - exceedances;
    double expected =
        rest * StrictMath.log1p(-probability) + exceedances * StrictMath.log(probability);
    double observed =
        timesLog(rest, rest / observations)
            + timesLog(exceedances, (double) exceedances / observations);
    double ratio = Math.max(0, -2 * (expected - observed));
    // The tail of chi-square with one degree of freedom is both tails of the normal beyond the
    // root.
    double p = observations == 0 ? Double.NaN : 2 * Normal.cdf(-Math.sqrt(ratio));
    return new KupiecTest(
        observations, exceedances, probability, observations == 0 ? Double.NaN : ratio, p);
  }

  private static double timesLog(double count, double share) {
    return count == 0 ? 0 : count * StrictMath.log(share);
  }
}
