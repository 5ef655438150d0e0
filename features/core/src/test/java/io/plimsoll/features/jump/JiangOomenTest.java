package io.plimsoll.features.jump;

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

class JiangOomenTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "jiang-oomen", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double beyond = 0;
    double bipower = 0;
    double omega = 0;
    for (int i = 0; i < 20; i++) {
      double power = r[i] * r[i];
      for (int k = 3; k < 40 && Math.abs(r[i]) < 1; k++) {
        power *= r[i] / k;
        beyond += power;
      }
      beyond += Math.abs(r[i]) < 1 ? 0 : 2 * (Math.exp(r[i]) - 1 - r[i]) - r[i] * r[i];
      bipower += i < 1 ? 0 : Math.PI / 2 * 20 / 19 * Math.abs(r[i]) * Math.abs(r[i - 1]);
      omega += i < 3 ? 0 : Math.pow(Math.abs(r[i] * r[i - 1] * r[i - 2] * r[i - 3]), 1.5);
    }
    // mu_{3/2} = 0.8600399873245196, by another program's gamma function
    omega *= 15 / 9.0 * 20 * 20 * 20 / 17.0 / Math.pow(0.8600399873245196, 4);
    return 20 * bipower / Math.sqrt(omega) * beyond / (sumOfSquares(r) + beyond);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isWhatFiftyDigitsGive() {
    // By Python's decimal module with 50 digits, Omega divided by n-5 there and by n-3 here.
    double root = Math.sqrt(385.0 / 387);
    assertEquals(
        -0.03829487518826641,
        root * Conformance.ofDay(0, 3, "jiang-oomen", "small-sample", "none"),
        1e-12);
    assertEquals(
        1.0812535779206052,
        root * Conformance.ofDay(0, 1, "jiang-oomen", "small-sample", "none"),
        1e-11);
    assertThrows(
        IllegalArgumentException.class, () -> Conformance.ofDay(0, 1, "jiang-oomen", "power", "5"));
  }

  @Test
  void theSeriesAndTheClosedFormMeet() {
    assertEquals(JiangOomen.beyondSquare(0.5), JiangOomen.beyondSquare(Math.nextDown(0.5)), 1e-15);
    // 2 (e^-1 - 1 + 1) - 1
    assertEquals(2 / Math.E - 1, JiangOomen.beyondSquare(-1), 1e-15);
  }
}
