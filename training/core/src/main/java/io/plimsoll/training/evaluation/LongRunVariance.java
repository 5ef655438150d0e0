package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;

/**
 * The variance that the mean of a dependent series has, times the length of the series: {@code γ₀ +
 * 2·Σ wₗγₗ}.
 *
 * <p><b>Unit</b> that of the series squared. <b>Cost</b> n·lag.
 *
 * <p><b>Reference</b>: Newey and West (1987), Econometrica 55.
 */
public final class LongRunVariance {
  private LongRunVariance() {}

  /** How autocovariances are weighted. */
  public enum Kernel {
    /** Newey and West: weights fall linearly, the variance is never negative. */
    BARTLETT,
    /** All the same weight; the variance may come out negative. */
    RECTANGULAR;

    double weight(int lag, int lags) {
      return switch (this) {
        case BARTLETT -> 1 - lag / (lags + 1.0);
        case RECTANGULAR -> 1;
      };
    }
  }

  /**
   * How many autocovariances enter where forecasts look some steps ahead: {@code max(horizonSteps,
   * ⌊n^(1/3)⌋)}.
   */
  public static int lag(int n, int horizonSteps) {
    Checks.positive(horizonSteps, "horizonSteps");
    return Math.max(horizonSteps, (int) Math.cbrt(n));
  }

  /** The variance with the weights of Newey and West; NaN of nothing. */
  public static double of(double[] values, int lags) {
    return of(values, Samples.mean(values), lags, Kernel.BARTLETT);
  }

  /**
   * The variance about a known or estimated mean.
   *
   * @param lags how many autocovariances enter; cut to n − 1
   */
  static double of(double[] values, double mean, int lags, Kernel kernel) {
    Checks.notNegative(lags, "lags");
    double sum = autocovariance(values, mean, 0);
    int last = Math.min(lags, values.length - 1);
    for (int lag = 1; lag <= last; lag++) {
      sum += 2 * kernel.weight(lag, last) * autocovariance(values, mean, lag);
    }
    return sum;
  }

  private static double autocovariance(double[] values, double mean, int lag) {
    double sum = 0;
    for (int i = lag; i < values.length; i++) {
      sum += (values[i] - mean) * (values[i - lag] - mean);
    }
    return sum / values.length;
  }
}
