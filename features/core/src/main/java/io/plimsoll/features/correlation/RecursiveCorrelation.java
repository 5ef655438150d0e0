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
    for (int t = 0; t < n; t++) {
      double ex = x[t] / deviationX;
      double ey = y[t] / deviationY;
      qx = pull + news * ex * ex + keep * qx;
      qy = pull + news * ey * ey + keep * qy;
      q = pull * start + news * ex * ey + keep * q;
    }
    return correlation(q, qx, qy);
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
