package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;

/**
 * Whether a margin was exceeded as often as it should be: {@code LR = −2 ln[(1−p)^{n−x} p^x /
 * ((1−x/n)^{n−x} (x/n)^x)]}, which is chi-square with one degree of freedom where exceedances are
 * independent. Decisions whose horizons overlap are not: take every k-th.
 *
 * <p>Small samples prove little, see {@link #power}: at p = 0.005 and 250 observations a margin
 * that is exceeded twice too often is found in one case of nine.
 *
 * <p><b>Reference</b>: Kupiec, "Techniques for verifying the accuracy of risk measurement models",
 * Journal of Derivatives 3(2), 1995.
 *
 * @param observations how many
 * @param exceedances how many of them exceeded the margin
 * @param probability with which they should, in (0, 1)
 * @param likelihoodRatio zero or more; NaN without observations
 * @param pValue of chi-square, in [0, 1]; NaN without observations
 */
public record KupiecTest(
    int observations, int exceedances, double probability, double likelihoodRatio, double pValue) {
  /** Below so many observations the chi-square tail is too far off: 0.095 for 0.05 at 250, 1 %. */
  public static final int EXACT_BELOW = 1000;

  /** The test of a count. */
  public static KupiecTest of(int observations, int exceedances, double probability) {
    Checks.inOpenRange(probability, 0, 1, "probability");
    Checks.inRange(exceedances, 0, observations, "exceedances");
    double ratio = likelihoodRatio(observations, exceedances, probability);
    return new KupiecTest(
        observations, exceedances, probability, ratio, Distributions.chiSquareTail(ratio, 1));
  }

  /**
   * The exact two-sided p-value: how likely counts are that are no more likely than this one, of
   * the binomial distribution. <b>Cost</b> proportional to the observations. NaN without
   * observations.
   */
  public double exactPValue() {
    if (observations == 0) {
      return Double.NaN;
    }
    // Counts that are equally likely may differ in the last digits.
    double limit = Distributions.binomialMass(exceedances, observations, probability) * (1 + 1e-7);
    double sum = 0;
    for (int k = 0; k <= observations; k++) {
      double mass = Distributions.binomialMass(k, observations, probability);
      sum += mass <= limit ? mass : 0;
    }
    return Math.min(1, sum);
  }

  /**
   * The exact p-value below {@link #EXACT_BELOW} observations, that of chi-square from there on.
   */
  public double reliablePValue() {
    return observations < EXACT_BELOW ? exactPValue() : pValue;
  }

  /** The probability of this many exceedances or more if the margin were right. */
  public double tooManyPValue() {
    return observations == 0
        ? Double.NaN
        : Distributions.binomialUpper(exceedances, observations, probability);
  }

  /**
   * The least and the most exceedances that the chi-square test does not reject at a level.
   *
   * @param level for example 0.05
   */
  public static int[] accepted(int observations, double probability, double level) {
    Checks.positive(observations, "observations");
    Checks.inOpenRange(level, 0, 1, "level");
    int low = (int) Math.floor(observations * probability);
    int high = low;
    while (low > 0 && of(observations, low - 1, probability).pValue >= level) {
      low--;
    }
    while (high < observations && of(observations, high + 1, probability).pValue >= level) {
      high++;
    }
    return new int[] {low, high};
  }

  /**
   * How likely the chi-square test rejects at a level where exceedances have another probability
   * than they should.
   *
   * @param actual the probability that they have, in (0, 1)
   */
  public static double power(int observations, double probability, double actual, double level) {
    Checks.inOpenRange(actual, 0, 1, "actual");
    int[] accepted = accepted(observations, probability, level);
    return Distributions.binomialCdf(accepted[0] - 1, observations, actual)
        + Distributions.binomialUpper(accepted[1] + 1, observations, actual);
  }

  private static double likelihoodRatio(int observations, int exceedances, double probability) {
    if (observations == 0) {
      return Double.NaN;
    }
    double rest = observations - exceedances;
    double expected =
        rest * StrictMath.log1p(-probability) + exceedances * StrictMath.log(probability);
    double observed =
        Samples.timesLog(rest, rest / observations)
            + Samples.timesLog(exceedances, (double) exceedances / observations);
    return Math.max(0, -2 * (expected - observed));
  }
}
