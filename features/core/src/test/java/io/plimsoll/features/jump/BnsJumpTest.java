package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class BnsJumpTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "bns-jump", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double two = 0;
    double three = 0;
    for (int i = 1; i < 20; i++) {
      two += Math.abs(r[i]) * Math.abs(r[i - 1]);
      three +=
          i < 2 ? 0 : Math.pow(Math.abs(r[i]) * Math.abs(r[i - 1]) * Math.abs(r[i - 2]), 4.0 / 3);
    }
    double bipower = Math.PI / 2 * 20 / 19 * two;
    // mu_{4/3} = 0.8308609250295592, by another program's gamma function
    double tripower = 20 * 20 / 18.0 * three / Math.pow(0.8308609250295592, 3);
    double spread =
        (Math.PI * Math.PI / 4 + Math.PI - 5) * Math.max(1, tripower / (bipower * bipower));
    return Math.sqrt(20) * (1 - bipower / sumOfSquares(r)) / Math.sqrt(spread);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isLargeWhereOneReturnIsAJump() {
    double[] r = new double[60];
    for (int i = 0; i < r.length; i++) {
      r[i] = i % 2 == 0 ? 0.001 : -0.001;
    }
    assertTrue(Conformance.ofReturns(r, "bns-jump") < 0);
    r[30] = 0.02;
    for (String variance : List.of("bipower", "min", "med")) {
      for (String form : List.of("linear", "ratio", "ratio-max")) {
        double z = Conformance.ofReturns(r, "bns-jump", "variance", variance, "form", form);
        assertTrue(z > 3, variance + " " + form + " " + z);
      }
    }
  }
}
