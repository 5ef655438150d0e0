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

class RangePositionTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "range-position", "window", "7m", "base", "30m", "warm-up", "10m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double usual = usual(seen, 7, 30, 10);
    double high =
        seen.stream()
            .skip(Math.max(1, seen.size() - 7))
            .mapToDouble(Bar::high)
            .max()
            .orElse(Double.NaN);
    double fall = StrictMath.log(high) - StrictMath.log(seen.getLast().close());
    return StrictMath.tanh(fall / usual);
  }

  /** The usual movement over a window; NaN before the warm-up and where nothing moved. */
  static double usual(List<Bar> seen, int window, int most, int warmUp) {
    double[] base = lastReturns(seen, Math.min(most, seen.size() - 1));
    double squares = sumOfSquares(base);
    return base.length < warmUp || squares == 0
        ? Double.NaN
        : Math.sqrt(squares / base.length * window);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  private static double value(List<Bar> bars, String side, String window) {
    FeatureSpec feature =
        feature("x", "range-position", "window", window, "base", "4m", "side", side);
    return Conformance.value(feature, List.of(BTC), bars);
  }

  @Test
  void isTheDistanceToTheEdgeInUnitsOfUsualMovement() {
    // Four squares of 1e-4: the usual movement over four bars is sqrt(4e-4) = 0.02. From the top of
    // 0.03 it fell by 0.01, from the bottom of 0 (where the second bar opens) it rose by 0.02.
    List<Bar> bars = barsOf(0.01, 0.01, 0.01, -0.01);
    assertEquals(StrictMath.tanh(0.5), value(bars, "high", "4m"), 1e-11);
    assertEquals(StrictMath.tanh(1), value(bars, "low", "4m"), 1e-11);
    assertEquals(Math.log(1.5 + 0.05), value(bars, "range", "4m"), 1e-11);
    // Of the last bar alone: 0.01 wide, usual 0.01, at its bottom.
    assertEquals(StrictMath.tanh(1), value(bars, "high", "1m"), 1e-11);
    assertEquals(0, value(bars, "low", "1m"), 1e-11);
    assertEquals(Math.log(1.05), value(bars, "range", "1m"), 1e-11);
  }

  @Test
  void aPriceThatNeverMovedHasNoPositionAndOneThatStandsStillANarrowRange() {
    for (String side : List.of("high", "low", "range")) {
      assertEquals(Double.NaN, value(barsOf(0, 0, 0, 0), side, "2m"));
    }
    List<Bar> calmed = barsOf(0.01, 0.01, 0, 0);
    assertEquals(0, value(calmed, "high", "2m"), 0);
    assertEquals(0, value(calmed, "low", "2m"), 0);
    assertEquals(Math.log(0.05), value(calmed, "range", "2m"), 1e-12);
  }

  @Test
  void aCrashIsBounded() {
    // A fall of e^-600 in a flat base: 600 over sqrt(600^2 / 4 * 2) = sqrt 2, whatever its size.
    List<Bar> crash = barsOf(0, 0, 0, -600);
    assertEquals(StrictMath.tanh(Math.sqrt(2)), value(crash, "high", "2m"), 1e-11);
  }
}
