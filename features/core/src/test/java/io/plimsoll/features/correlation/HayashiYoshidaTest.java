package io.plimsoll.features.correlation;

import java.util.List;

class HayashiYoshidaTest extends TickKernelContract {
  HayashiYoshidaTest() {
    super("hayashi-yoshida", "shift", "-1.5");
  }

  @Override
  double naive(List<double[]> a, List<double[]> b) {
    double squares = overlapping(a, a, 0) * overlapping(b, b, 0);
    return Math.clamp(overlapping(a, b, -1.5e9) / Math.sqrt(squares), -1.0, 1.0);
  }
}
