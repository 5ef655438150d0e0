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

/** Realized variance of returns over several bars. */
class SampledVarianceTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x", "realized-variance", "window", "20m", "warm-up", "7m", "per", "1h", "sampling", "4m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int n = Math.min(20, seen.size() - 1);
    if (n < 7) {
      return Double.NaN;
    }
    double sum = 0;
    int returns = n / 4;
    for (int k = 0; k < returns; k++) {
      int end = seen.size() - 1 - 4 * k;
      double r = StrictMath.log(seen.get(end).close()) - StrictMath.log(seen.get(end - 4).close());
      sum += r * r;
    }
    return sum * 60 / (4 * returns);
  }

  @Test
  void takesTheNewestGridOrAll() {
    List<Bar> bars = barsOf(0.01, 0.02, -0.01, 0.03);
    // Over two bars: 0.03, 0.01, 0.02. The newest grid has 0.02 and 0.03: 13e-4. All grids: the
    // mean
    // square 14e-4 / 3, twice that over the window.
    assertEquals(13e-4, Conformance.ofBars(bars, 4, "realized-variance", "sampling", "2m"), 1e-15);
    assertEquals(
        28e-4 / 3,
        Conformance.ofBars(bars, 4, "realized-variance", "sampling", "2m", "grids", "all"),
        1e-15);
    assertThrows(
        IllegalArgumentException.class,
        () -> Conformance.ofBars(bars, 4, "realized-variance", "sampling", "3m"));
  }
}
