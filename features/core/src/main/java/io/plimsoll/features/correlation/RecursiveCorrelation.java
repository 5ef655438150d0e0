package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSpec;

/**
 * Correlations that follow the returns: {@code Q ← pull · S + news · εε' + keep · Q} over the
 * window, from {@code Q = S}, the sample correlation of the window; ε are the returns divided by
 * their standard deviations there. The number is the correlation in the last Q: that of the next
 * return.
 */
abstract class RecursiveCorrelation extends PairKernel {
  private final double pull;
  private final double news;
  private final double keep;

  RecursiveCorrelation(Pairing pairing, KernelSpec spec, double pull, double news, double keep) {
    super(pairing.atLeast(3, "a correlation that follows"), spec);
    this.pull = pull;
    this.news = news;
    this.keep = keep;
  }

  @Override
  final double number(double[] x, double[] y, int n, double[] scratch) {
    return follow(x, y, n, false);
  }

  /** The correlation after the last return, or the log-likelihood of those before each return. */
  private double follow(double[] x, double[] y, int n, boolean likelihood) {
    double meanX = mean(x, n);
    double meanY = mean(y, n);
    double varianceX = covariance(x, meanX, x, meanX, n);
    double varianceY = covariance(y, meanY, y, meanY, n);
    double deviationX = Math.sqrt(varianceX);
    double deviationY = Math.sqrt(varianceY);
    double start = correlation(covariance(x, meanX, y, meanY, n), varianceX, varianceY);
    double q = start;
    double qx = 1;
    double qy = 1;
    double logs = 0;
    for (int t = 0; t < n; t++) {
      double ex = x[t] / deviationX;
      double ey = y[t] / deviationY;
      if (likelihood) {
        logs += logLikelihood(ex, ey, correlation(q, qx, qy));
      }
      qx = pull + news * ex * ex + keep * qx;
      qy = pull + news * ey * ey + keep * qy;
      q = pull * start + news * ex * ey + keep * q;
    }
    return likelihood ? logs : correlation(q, qx, qy);
  }

  /**
   * How well the correlations that were expected before each of two series of returns, oldest
   * first, fit what came: {@code −½ Σ (log|R| + εᵀ R⁻¹ ε − εᵀ ε)}, the part of the Gaussian
   * log-likelihood that the correlations have; 0 is that of no correlation at any time. It is what
   * a choice of parameters is judged by.
   *
   * <p><b>Unit</b>: nats. <b>Range</b>: real; NaN of fewer than three returns and where a
   * correlation is ±1 or undefined. <b>Cost</b>: O(n). <b>Reference</b>: Engle (2002), Dynamic
   * conditional correlation, the correlation component of the log-likelihood.
   */
  public final double logLikelihood(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "returns must be as many, were " + x.length + " and " + y.length);
    }
    return x.length < 3 ? Double.NaN : finite(follow(x, y, x.length, true));
  }

  /** The same of one pair of standardised returns. */
  private static double logLikelihood(double ex, double ey, double rho) {
    double determinant = 1 - rho * rho;
    double form = (ex * ex - 2 * rho * ex * ey + ey * ey) / determinant;
    return -0.5 * (StrictMath.log(determinant) + form - ex * ex - ey * ey);
  }

  private static double mean(double[] values, int n) {
    double sum = 0;
    for (int t = 0; t < n; t++) {
      sum += values[t];
    }
    return sum / n;
  }

  private static double covariance(double[] x, double meanX, double[] y, double meanY, int n) {
    double sum = 0;
    for (int t = 0; t < n; t++) {
      sum += (x[t] - meanX) * (y[t] - meanY);
    }
    return sum / n;
  }
}
