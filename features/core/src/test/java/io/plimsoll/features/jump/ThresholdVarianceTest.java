package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdVarianceTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x",
        "threshold-variance",
        "window",
        "20m",
        "per",
        "1h",
        "part",
        "jump",
        "multiplier",
        "1.5");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double bipower = 0;
    for (int i = 1; i < 20; i++) {
      bipower += Math.PI / 2 * 20 / 19 * Math.abs(r[i] * r[i - 1]);
    }
    double jumps = 0;
    for (double one : r) {
      jumps += one * one > 2.25 * bipower * Math.pow(20, -0.98) ? one * one : 0;
    }
    return 3 * jumps;
  }

  @Test
  void theTwoPartsAddUpAndOneJumpIsFound() {
    // Twenty returns of 0.01 and one of 0.1 in the middle: BPV is at least (pi/2) 18e-4, so that
    // the
    // bound is near 3 sqrt(28e-4 + 31e-4) / 21^0.49 = 0.052.
    double[] r = new double[21];
    Arrays.fill(r, 0.01);
    r[10] = 0.1;
    assertEquals(
        20e-4, Conformance.ofReturns(r, "threshold-variance", "part", "continuous"), 1e-14);
    assertEquals(0.01, Conformance.ofReturns(r, "threshold-variance", "part", "jump"), 1e-14);
  }
}
