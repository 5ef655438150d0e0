package io.plimsoll.features.correlation;

class SemiCovarianceTest extends PairKernelContract {
  SemiCovarianceTest() {
    super("semi-covariance", "part", "negative");
  }

  @Override
  double naive(double[] x, double[] y) {
    double sum = 0;
    for (int t = 0; t < x.length; t++) {
      sum += Math.min(x[t], 0) * Math.min(y[t], 0);
    }
    return sum;
  }
}
