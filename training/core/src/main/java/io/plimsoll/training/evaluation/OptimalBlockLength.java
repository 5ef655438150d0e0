package io.plimsoll.training.evaluation;

import java.util.Arrays;

/**
 * The block length at which a block bootstrap estimates the variance of a mean best: {@code
 * (2G²/D·n)^{1/3}} with {@code G = Σ λ(k/m)|k|γₖ}, {@code D = c·(Σ λ(k/m)γₖ)²}, c = 2 for blocks of
 * random length, 4/3 for circular blocks, and a flat-top window λ of which m is twice the first lag
 * from which on {@code max(5, ⌊log₁₀ n⌋)} autocorrelations in a row lie within {@code ±2√(log₁₀
 * n/n)}.
 *
 * <p><b>Range</b> (0, min(3√n, n/3)] rounded up; a bootstrap takes at least 1. NaN where the series
 * is constant or shorter than 9.
 *
 * <p><b>Reference</b>: Politis and White (2004), Econometric Reviews 23; Patton, Politis and White
 * (2009), Econometric Reviews 28, the correction.
 */
public final class OptimalBlockLength {
  private static final int SHORTEST = 9;

  private OptimalBlockLength() {}

  /** For the stationary bootstrap: the mean length of its blocks. */
  public static double stationary(double[] series) {
    return length(series, 2);
  }

  /** For the circular bootstrap. */
  public static double circular(double[] series) {
    return length(series, 4 / 3.0);
  }

  private static double length(double[] series, double constant) {
    Samples.allFinite(series, "value");
    int n = series.length;
    if (n < SHORTEST) {
      return Double.NaN;
    }
    double mean = Samples.mean(series);
    double[] centred = Arrays.stream(series).map(value -> value - mean).toArray();
    int run = Math.max(5, (int) StrictMath.log10(n));
    int most = Math.min((int) Math.ceil(Math.sqrt(n)) + run, n - 2);
    int m = window(centred, run, most);
    double g = 0;
    double variance = autocovariance(centred, 0);
    for (int k = 1; k <= m; k++) {
      double share = k / (double) m;
      double weight = share <= 0.5 ? 1 : 2 * (1 - share);
      double covariance = autocovariance(centred, k);
      g += 2 * weight * k * covariance;
      variance += 2 * weight * covariance;
    }
    double length = StrictMath.cbrt(2 * g * g / (constant * variance * variance) * n);
    double longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
    return Math.min(length, longest);
  }

  private static int window(double[] centred, int run, int most) {
    double limit = 2 * Math.sqrt(StrictMath.log10(centred.length) / centred.length);
    int inside = 0;
    for (int lag = 1; lag < most; lag++) {
      inside = Math.abs(autocorrelation(centred, lag)) < limit ? inside + 1 : 0;
      if (inside == run) {
        return Math.min(2 * Math.max(1, lag - run + 1), most);
      }
    }
    return most;
  }

  private static double autocovariance(double[] centred, int lag) {
    return product(centred, lag) / centred.length;
  }

  /** As Patton's program: scaled by the squares of the values that are left without the lag. */
  private static double autocorrelation(double[] centred, int lag) {
    double first = 0;
    double last = 0;
    for (int i = 0; i + lag + 1 < centred.length; i++) {
      first += centred[i] * centred[i];
      last += centred[i + lag + 1] * centred[i + lag + 1];
    }
    return product(centred, lag) / Math.sqrt(first * last);
  }

  private static double product(double[] centred, int lag) {
    double sum = 0;
    for (int i = lag; i < centred.length; i++) {
      sum += centred[i] * centred[i - lag];
    }
    return sum;
  }
}
