package io.plimsoll.features.correlation;

class RealizedCorrelationTest extends PairKernelContract {
  RealizedCorrelationTest() {
    super("realized-correlation");
  }

  @Override
  double naive(double[] x, double[] y) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int t = 0; t < x.length; t++) {
      xy += x[t] * y[t];
      xx += x[t] * x[t];
      yy += y[t] * y[t];
    }
    return xy / Math.sqrt(xx * yy);
  }
}
