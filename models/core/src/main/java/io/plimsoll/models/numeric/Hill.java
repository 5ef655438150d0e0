package io.plimsoll.models.numeric;

import io.plimsoll.datasets.Checks;

/**
 * The tail index of a heavy tail: the mean of {@code ln(x_(i) / x_(k+1))} over the {@code k}
 * greatest observations.
 *
 * <p><b>Unit</b>: none; a survival function {@code x^(−1/ξ)} has the index ξ. <b>Range</b>: zero or
 * more. <b>Reference</b>: Hill, 1975, A simple general approach to inference about the tail of a
 * distribution, Annals of Statistics 3(5).
 */
public final class Hill {
  private Hill() {}

  /**
   * The estimate.
   *
   * @param sorted increasing; the {@code k + 1} greatest must be positive
   * @param k at least 1 and less than the number of observations
   */
  public static double tailIndex(double[] sorted, int k) {
    int n = sorted.length;
    if (k < 1 || k >= n) {
      throw new IllegalArgumentException("k must be in [1, " + (n - 1) + "], was " + k);
    }
    double base = StrictMath.log(Checks.positive(sorted[n - 1 - k], "order statistic k + 1"));
    double sum = 0;
    for (int i = n - k; i < n; i++) {
      sum += StrictMath.log(Checks.positive(sorted[i], "order statistic")) - base;
    }
    return sum / k;
  }
}
