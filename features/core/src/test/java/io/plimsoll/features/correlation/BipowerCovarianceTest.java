package io.plimsoll.features.correlation;

class BipowerCovarianceTest extends PairKernelContract {
  BipowerCovarianceTest() {
    super("bipower-covariance");
  }

  @Override
  double naive(double[] x, double[] y) {
    // Polarization: a quarter of the bipower variation of x + y less that of x - y.
    double[] sum = new double[x.length];
    double[] difference = new double[x.length];
    for (int t = 0; t < x.length; t++) {
      sum[t] = x[t] + y[t];
      difference[t] = x[t] - y[t];
    }
    return 0.25 * (bipower(sum) - bipower(difference));
  }

  private static double bipower(double[] r) {
    double sum = 0;
    for (int t = 1; t < r.length; t++) {
      sum += Math.abs(r[t] * r[t - 1]);
    }
    return Math.PI / 2 * sum * r.length / (r.length - 1);
  }
}
