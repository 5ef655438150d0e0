package io.plimsoll.features.correlation;

import java.util.Arrays;

class EwmaCorrelationTest extends PairKernelContract {
  EwmaCorrelationTest() {
    super("ewma-correlation", "decay", "0.9");
  }

  @Override
  double naive(double[] x, double[] y) {
    double[] ex = standardized(x);
    double[] ey = standardized(y);
    double s = 0;
    for (int t = 0; t < x.length; t++) {
      s += (ex[t] - mean(ex)) * (ey[t] - mean(ey)) / x.length;
    }
    // The recursion written out: each product has a weight.
    int n = x.length;
    double[] q = {Math.pow(0.9, n), Math.pow(0.9, n), s * Math.pow(0.9, n)};
    for (int t = 0; t < n; t++) {
      double weight = 0.1 * Math.pow(0.9, n - 1 - t);
      q[0] += weight * ex[t] * ex[t];
      q[1] += weight * ey[t] * ey[t];
      q[2] += weight * ex[t] * ey[t];
    }
    return q[2] / Math.sqrt(q[0] * q[1]);
  }

  private static double mean(double[] r) {
    return Arrays.stream(r).average().orElseThrow();
  }

  private static double[] standardized(double[] r) {
    double mean = mean(r);
    double variance = Arrays.stream(r).map(v -> (v - mean) * (v - mean)).sum() / r.length;
    return Arrays.stream(r).map(v -> v / Math.sqrt(variance)).toArray();
  }
}
