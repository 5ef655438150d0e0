package io.plimsoll.features.correlation;

import java.util.Arrays;

class TailDependenceTest extends PairKernelContract {
  TailDependenceTest() {
    super("tail-dependence", "u", "0.2");
  }

  @Override
  double naive(double[] x, double[] y) {
    int both = 0;
    for (int t = 0; t < x.length; t++) {
      both += rank(x, t) < 4 && rank(y, t) < 4 ? 1 : 0;
    }
    return defined(x) && defined(y) ? both / 4.0 : Double.NaN;
  }

  /** How many are lower. */
  private static long rank(double[] r, int at) {
    return Arrays.stream(r).filter(v -> v < r[at]).count();
  }

  private static boolean defined(double[] r) {
    double[] sorted = r.clone();
    Arrays.sort(sorted);
    return sorted[3] < sorted[4];
  }
}
