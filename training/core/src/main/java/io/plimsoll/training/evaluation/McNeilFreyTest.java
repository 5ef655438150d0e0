package io.plimsoll.training.evaluation;

import io.plimsoll.models.numeric.Normal;

/**
 * Whether returns beyond a quantile are on average as low as the expected shortfall said: the mean
 * of {@code e − r} over the exceedances by its standard error, against the upper tail of the normal
 * distribution.
 *
 * <p>A small p-value says that the shortfall was understated. Excesses that grow with volatility
 * should be divided by it before.
 *
 * <p><b>Reference</b>: McNeil and Frey (2000), Estimation of tail-related risk measures, Journal of
 * Empirical Finance 7, section 4.2 (here without the bootstrap).
 *
 * @param exceedances how many
 * @param meanExcess mean of e − r; NaN without exceedances
 * @param statistic NaN below two exceedances, or where all excesses are the same
 * @param pValue one-sided, in [0, 1]; NaN where there is no statistic
 */
public record McNeilFreyTest(int exceedances, double meanExcess, double statistic, double pValue) {

  /**
   * The test of the left tail.
   *
   * @param returns realized
   * @param quantile for example −0.03
   * @param shortfall for example −0.04
   */
  public static McNeilFreyTest of(double[] returns, double[] quantile, double[] shortfall) {
    Samples.sameLength(returns.length, quantile.length);
    Samples.sameLength(returns.length, shortfall.length);
    double[] excess = new double[returns.length];
    int n = 0;
    for (int t = 0; t < returns.length; t++) {
      if (returns[t] < quantile[t]) {
        excess[n++] = shortfall[t] - returns[t];
      }
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += excess[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (excess[i] - mean) * (excess[i] - mean);
    }
    if (n < 2 || !(squares > 0)) {
      return new McNeilFreyTest(n, mean, Double.NaN, Double.NaN);
    }
    double statistic = mean / Math.sqrt(squares / (n - 1) / n);
    return new McNeilFreyTest(n, mean, statistic, Normal.cdf(-statistic));
  }
}
