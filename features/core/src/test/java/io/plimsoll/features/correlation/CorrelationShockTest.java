package io.plimsoll.features.correlation;

class CorrelationShockTest extends PairKernelContract {
  CorrelationShockTest() {
    super("correlation-shock", "window", "5m");
  }

  @Override
  double naive(double[] x, double[] y) {
    double past = correlation(x, y, 0);
    double now = correlation(x, y, 15);
    return 1 - past * past > 1e-12
        ? Math.abs(now - past) / ((1 - past * past) / Math.sqrt(5))
        : Double.NaN;
  }

  private static double correlation(double[] x, double[] y, int from) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int t = from; t < x.length; t++) {
      xy += x[t] * y[t];
      xx += x[t] * x[t];
      yy += y[t] * y[t];
    }
    return xy / Math.sqrt(xx * yy);
  }
}
