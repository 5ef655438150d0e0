package io.plimsoll.training.evaluation;

/**
 * A statistic that is chi-square where the hypothesis holds.
 *
 * @param statistic zero or more; NaN where it is not defined
 * @param degreesOfFreedom from 1; 0 where the statistic is not defined
 * @param pValue in [0, 1]; NaN where the statistic is not defined
 */
public record ChiSquareTest(double statistic, int degreesOfFreedom, double pValue) {

  /** With its p-value. */
  static ChiSquareTest of(double statistic, int degreesOfFreedom) {
    return degreesOfFreedom < 1
        ? undefined()
        : new ChiSquareTest(
            statistic, degreesOfFreedom, Distributions.chiSquareTail(statistic, degreesOfFreedom));
  }

  static ChiSquareTest undefined() {
    return new ChiSquareTest(Double.NaN, 0, Double.NaN);
  }

  /** Whether the hypothesis is rejected at a level, for example 0.05; false where undefined. */
  public boolean rejects(double level) {
    return pValue < level;
  }
}
