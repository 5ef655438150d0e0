package io.plimsoll.features.correlation;

class PreAveragedCovarianceTest extends PairKernelContract {
  PreAveragedCovarianceTest() {
    super("pre-averaged-covariance");
  }

  @Override
  double naive(double[] x, double[] y) {
    int k = 3; // 0.8 times the root of 20
    // Weights g(j/3): 1/3, 1/3; their squares add up to 2/9, divided by k 2/27.
    double sum = 0;
    for (int t = 0; t + 1 < x.length; t++) {
      sum += (x[t] + x[t + 1]) / 3 * ((y[t] + y[t + 1]) / 3);
    }
    return 20.0 / 19 / (2.0 / 27 * k) * sum;
  }
}
