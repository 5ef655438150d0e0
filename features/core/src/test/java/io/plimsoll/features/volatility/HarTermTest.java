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

class HarTermTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x",
        "har-term",
        "window",
        "20m",
        "skip",
        "5m",
        "warm-up",
        "10m",
        "form",
        "log",
        "per",
        "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int n = Math.min(20, seen.size() - 1);
    if (n < 10) {
      return Double.NaN;
    }
    double[] r = Arrays.copyOf(lastReturns(seen, n), n - 5);
    double mean = sumOfSquares(r) / (n - 5);
    return mean == 0 ? Double.NaN : Math.log(60 * mean);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isTheMeanOverTheLagInTheFormAskedFor() {
    List<Bar> bars = barsOf(0.01, 0.02, 0.03);
    // Without the newest return: (1e-4 + 4e-4) / 2 = 2.5e-4.
    assertEquals(2.5e-4, Conformance.ofBars(bars, 3, "har-term", "skip", "1m"), 1e-15);
    assertEquals(
        Math.sqrt(2.5e-4),
        Conformance.ofBars(bars, 3, "har-term", "skip", "1m", "form", "volatility"),
        1e-13);
    // ln 2.5e-4 = -8.294049640102028
    assertEquals(
        -8.294049640102028,
        Conformance.ofBars(bars, 3, "har-term", "skip", "1m", "form", "log"),
        1e-11);
    assertEquals(14e-4 / 3, Conformance.ofBars(bars, 3, "har-term"), 1e-15);
  }
}
