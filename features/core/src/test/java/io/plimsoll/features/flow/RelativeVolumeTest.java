package io.plimsoll.features.flow;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelativeVolumeTest extends BarKernelContract<BarWindow> {
  private static final double FLOOR = 0.02;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "relative-volume", "window", "5m", "base", "30m", "warm-up", "10m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int n = Math.min(30, seen.size());
    if (n < 10) {
      return Double.NaN;
    }
    double recent = mean(last(seen, 5));
    return StrictMath.log(recent / mean(last(seen, n)) + FLOOR);
  }

  private static double mean(List<Bar> bars) {
    return bars.stream().mapToDouble(bar -> bar.volume() / bars.size()).sum();
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  private static double value(List<Bar> bars, String... settings) {
    return Conformance.value(feature("x", "relative-volume", settings), List.of(BTC), bars);
  }

  @Test
  void isTheLogarithmOfTheVolumeAgainstTheUsual() {
    // barsOf gives volumes 1, 1, 2, 3, 1: newest 1, mean of the last three 2.
    List<Bar> bars = Market.barsOf(0, 0, 0, 0);
    assertEquals(Math.log(0.5 + FLOOR), value(bars, "window", "1m", "base", "3m"), 1e-15);
    assertEquals(
        Math.log(0.5 + 0.25), value(bars, "window", "1m", "base", "3m", "floor", "0.25"), 1e-15);
  }

  @Test
  void theWindowMustBeInTheBaseAndTheFloorPositive() {
    List<Bar> bars = Market.barsOf(0, 0, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> value(bars, "window", "4m", "base", "3m"));
    assertThrows(
        IllegalArgumentException.class,
        () -> value(bars, "window", "1m", "base", "3m", "floor", "0"));
  }
}
