package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.barsOf;
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

class VolOfVolTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "vol-of-vol", "window", "20m", "block", "4m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double[] logs = new double[5];
    for (int b = 0; b < 5; b++) {
      logs[b] = Math.log(sumOfSquares(Arrays.copyOfRange(r, 4 * b, 4 * b + 4)));
    }
    double mean = Arrays.stream(logs).average().orElseThrow();
    return Math.sqrt(Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum() / 4);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isTheSpreadOfLogVariances() {
    // Blocks of one bar; ln r^2 = 2 ln 0.01 and 2 ln 0.01 + 2: deviations of 1, sqrt(2 / 1).
    assertEquals(
        Math.sqrt(2),
        Conformance.ofBars(barsOf(0.01, 0.01 * Math.E), 2, "vol-of-vol", "block", "1m"),
        1e-11);
  }
}
