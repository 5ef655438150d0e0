package io.plimsoll.features.correlation;

class ThresholdCovarianceTest extends PairKernelContract {
  ThresholdCovarianceTest() {
    super("threshold-covariance", "multiplier", "2");
  }

  @Override
  double naive(double[] x, double[] y) {
    double sum = 0;
    for (int t = 0; t < x.length; t++) {
      if (Math.abs(x[t]) <= threshold(x) && Math.abs(y[t]) <= threshold(y)) {
        sum += x[t] * y[t];
      }
    }
    return sum;
  }

  private static double threshold(double[] r) {
    double sum = 0;
    for (int t = 1; t < r.length; t++) {
      sum += Math.abs(r[t] * r[t - 1]);
    }
    int n = r.length;
    return 2 * Math.sqrt(Math.PI / 2 * sum * n / (n - 1)) / Math.pow(n, 0.49);
  }
}
