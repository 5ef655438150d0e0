package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.training.evaluation.LongRunVariance.Kernel;

/**
 * Whether two forecasts differ in accuracy: the mean of {@code lossA − lossB} over its long-run
 * standard error.
 *
 * <p>Negative: A is better. Forecasts that look {@code h} steps ahead have errors that overlap for
 * {@code h − 1} steps, so the variance is heteroskedasticity and autocorrelation consistent and the
 * small-sample factor {@code √((n + 1 − 2h + h(h−1)/n)/n)} of Harvey, Leybourne and Newbold is
 * applied; the p-value is two-sided, from Student's t with n − 1 degrees of freedom.
 *
 * <p><b>Reference</b>: Diebold and Mariano (1995), JBES 13; Harvey, Leybourne and Newbold (1997),
 * International Journal of Forecasting 13, eq. 9; Newey and West (1987), Econometrica 55.
 *
 * @param meanDifference the mean of lossA − lossB
 * @param statistic NaN where it is not defined: fewer than two differences, or all of them the same
 * @param pValue two-sided; 1 where all differences are zero, NaN where the statistic is not defined
 *     otherwise
 * @param n how many differences
 * @param lag how many autocovariances entered
 */
public record DieboldMariano(
    double meanDifference, double statistic, double pValue, int n, int lag) {

  /**
   * The test with the weights of Newey and West and a lag of {@code max(horizonSteps, n^(1/3))}.
   */
  public static DieboldMariano test(double[] lossA, double[] lossB, int horizonSteps) {
    int lag = LongRunVariance.lag(lossA.length, horizonSteps);
    return test(lossA, lossB, horizonSteps, lag, Kernel.BARTLETT);
  }

  /**
   * The test.
   *
   * @param horizonSteps how many steps of the series a forecast looks ahead, from 1
   * @param lag how many autocovariances enter; cut to n − 1
   * @param kernel rectangular as in the first paper, where the variance may come out negative and
   *     there is no statistic then
   */
  public static DieboldMariano test(
      double[] lossA, double[] lossB, int horizonSteps, int lag, Kernel kernel) {
    Samples.sameLength(lossA.length, lossB.length);
    Checks.positive(horizonSteps, "horizonSteps");
    int n = lossA.length;
    double[] difference = new double[n];
    boolean allZero = true;
    for (int i = 0; i < n; i++) {
      difference[i] = lossA[i] - lossB[i];
      allZero &= difference[i] == 0;
    }
    double mean = Samples.mean(difference);
    int lags = Math.min(lag, Math.max(0, n - 1));
    double variance = LongRunVariance.of(difference, mean, lags, kernel);
    if (n < 2 || !(variance > 0)) {
      return new DieboldMariano(mean, Double.NaN, allZero && n > 0 ? 1 : Double.NaN, n, lags);
    }
    double h = Math.min(horizonSteps, n);
    double factor = Math.sqrt(Math.max(0, (n + 1 - 2 * h + h * (h - 1) / n) / n));
    double statistic = factor * mean / Math.sqrt(variance / n);
    return new DieboldMariano(
        mean, statistic, Distributions.studentTwoSided(statistic, n - 1), n, lags);
  }

  /** Whether the first forecast is better at a level of significance, for example 0.05. */
  public boolean firstIsBetter(double level) {
    return statistic < 0 && pValue < level;
  }
}
