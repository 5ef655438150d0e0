package io.plimsoll.training.evaluation;

import java.util.Arrays;

/**
 * Whether exceedances come without memory: the times between them are exponential (shape b = 1)
 * against Weibull, by the likelihood ratio, chi-square with one degree of freedom.
 *
 * <p>b below 1 is clustering: the longer the last exceedance ago, the less likely the next one. The
 * time before the first and after the last exceedance count as censored; the scale follows from the
 * shape as {@code a = (uncensored/Σ Dᵇ)^{1/b}}, and the profile of b, which has one maximum, is
 * searched in [0.001, 10].
 *
 * <p><b>Reference</b>: Christoffersen and Pelletier (2004), Backtesting value-at-risk: a
 * duration-based approach, Journal of Financial Econometrics 2.
 *
 * @param shape b; NaN where the test is not defined
 * @param test the ratio; undefined without two exceedances
 */
public record WeibullDurationTest(double shape, ChiSquareTest test) {
  private static final double LEAST = 0.001;
  private static final double MOST = 10;

  /**
   * The test.
   *
   * @param hits whether each observation exceeded its margin, in order of time
   */
  public static WeibullDurationTest of(boolean[] hits) {
    int count = Samples.count(hits);
    if (count < 2) {
      return new WeibullDurationTest(Double.NaN, ChiSquareTest.undefined());
    }
    int first = 0;
    while (!hits[first]) {
      first++;
    }
    double[] durations = new double[count + 1];
    int n = 0;
    int censored = 0;
    if (first > 0) {
      durations[n++] = first + 1;
      censored++;
    }
    double logs = 0;
    int last = first;
    for (int t = first + 1; t < hits.length; t++) {
      if (hits[t]) {
        durations[n++] = t - last;
        logs += StrictMath.log(t - last);
        last = t;
      }
    }
    if (last < hits.length - 1) {
      durations[n++] = hits.length - 1 - last;
      censored++;
    }
    double[] used = Arrays.copyOf(durations, n);
    int full = n - censored;
    double shape = shape(used, full, logs);
    double ratio =
        2 * (logLikelihood(shape, used, full, logs) - logLikelihood(1, used, full, logs));
    return new WeibullDurationTest(shape, ChiSquareTest.of(Math.max(0, ratio), 1));
  }

  /** The derivative of the profile falls all the way, so halving finds its only root. */
  private static double shape(double[] durations, int full, double logs) {
    double low = LEAST;
    double high = MOST;
    if (slope(high, durations, full, logs) > 0) {
      return high;
    }
    while (high - low > 1e-14 * high) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (slope(middle, durations, full, logs) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double slope(double b, double[] durations, int full, double logs) {
    double powers = 0;
    double weighted = 0;
    for (double duration : durations) {
      double power = StrictMath.pow(duration, b);
      powers += power;
      weighted += power * StrictMath.log(duration);
    }
    return full / b - full * weighted / powers + logs;
  }

  /** {@code Σ ln density − censored hazards} at the best scale for the shape. */
  private static double logLikelihood(double b, double[] durations, int full, double logs) {
    double powers = 0;
    for (double duration : durations) {
      powers += StrictMath.pow(duration, b);
    }
    return full * StrictMath.log(full / powers) + full * StrictMath.log(b) + (b - 1) * logs - full;
  }
}
