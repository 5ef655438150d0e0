package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link RelativeVariance} of ranges, of a window longer than its base. */
class RelativeRangeTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x",
        "relative-variance",
        "measure",
        "parkinson",
        "window",
        "20m",
        "base",
        "8m",
        "warm-up",
        "10m",
        "floor",
        "0.1");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    if (seen.size() < 10) {
      return Double.NaN;
    }
    double level = mean(last(seen, 8));
    double v = mean(last(seen, Math.min(20, seen.size())));
    return level == 0 ? Double.NaN : Math.log((v + 0.1 * level) / level);
  }

  private static double mean(List<Bar> bars) {
    double sum = 0;
    for (Bar bar : bars) {
      double range = StrictMath.log(bar.high()) - StrictMath.log(bar.low());
      sum += range * range / (4 * Math.log(2));
    }
    return sum / bars.size();
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isMadeOfRanges() {
    // Ranges 0, 0.01, 0.01, 0.02; their squares over (0 + 1 + 1 + 4) / 4 = 3/2: 4 / (3/2) = 8/3.
    FeatureSpec feature =
        feature("x", "relative-variance", "measure", "parkinson", "window", "1m", "base", "4m");
    assertEquals(
        Math.log(8 / 3.0 + 0.01),
        Conformance.value(feature, List.of(BTC), barsOf(0.01, -0.01, 0.02)),
        1e-11);
  }
}
