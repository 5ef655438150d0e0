package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealizedKernelTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "realized-kernel", "window", "20m", "bandwidth", "4", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        double x = Math.abs(i - j) / 5.0;
        double weight =
            x > 1 ? 0 : x > 0.5 ? 2 * Math.pow(1 - x, 3) : 1 - 6 * x * x + 6 * x * x * x;
        sum += weight * r[i] * r[j];
      }
    }
    return sum * 3;
  }

  @Test
  void weighsLagsByTheKernelOfItsSettings() {
    List<Bar> bars = barsOf(0.01, 0.02, 0.03);
    // g0 = 14e-4, g1 = 2e-4 + 6e-4 = 8e-4, g2 = 3e-4; Bartlett with H = 2: weights 2/3 and 1/3.
    double value =
        Conformance.ofBars(bars, 3, "realized-kernel", "bandwidth", "2", "kernel", "bartlett");
    assertEquals(14e-4 + 2 * (8e-4 * 2 / 3 + 3e-4 / 3), value, 1e-15);
    assertThrows(
        IllegalArgumentException.class,
        () -> Conformance.ofBars(bars, 3, "realized-kernel", "kernel", "gaussian"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Conformance.ofBars(bars, 3, "realized-kernel", "bandwidth", "3"));
  }
}
