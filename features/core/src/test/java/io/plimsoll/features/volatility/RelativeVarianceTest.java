package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelativeVarianceTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "relative-variance", "window", "5m", "base", "30m", "warm-up", "10m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] base = lastReturns(seen, Math.min(30, seen.size() - 1));
    if (base.length < 10) {
      return Double.NaN;
    }
    double level = sumOfSquares(base) / base.length;
    double v = sumOfSquares(lastReturns(seen, 5)) / 5;
    return level == 0 ? Double.NaN : Math.log((v + 0.01 * level) / level);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  private static double value(List<Bar> bars, String... settings) {
    return Conformance.value(feature("x", "relative-variance", settings), List.of(BTC), bars);
  }

  @Test
  void isTheLogarithmOfTheRatioHeldUpByTheFloor() {
    // Squares 1e-4, 1e-4, 1e-4, 9e-4: mean of the base 3e-4, of the last bar 9e-4, of the last two
    // 5e-4: ln(3 + 0.01) and ln(5/3 + 0.5).
    List<Bar> bars = barsOf(0.01, -0.01, 0.01, 0.03);
    assertEquals(Math.log(3.01), value(bars, "window", "1m", "base", "4m"), 1e-11);
    assertEquals(
        Math.log(13 / 6.0), value(bars, "window", "2m", "base", "4m", "floor", "0.5"), 1e-11);
    // Last bar against the last two and all four against the last one: 9/5, 3/9.
    assertEquals(Math.log(1.81), value(bars, "window", "1m", "base", "2m", "warm-up", "1m"), 1e-11);
    assertEquals(Math.log(1 / 3.0 + 0.01), value(bars, "window", "4m", "base", "1m"), 1e-11);
  }

  @Test
  void aPriceThatStandsStillGivesTheFloorAndOneThatNeverMovedNothing() {
    assertEquals(
        Math.log(0.01), value(barsOf(0.01, 0.01, 0, 0), "window", "2m", "base", "4m"), 1e-12);
    assertEquals(Double.NaN, value(barsOf(0, 0, 0, 0), "window", "2m", "base", "4m"));
    // The base forgot that something moved, the longer window did not.
    assertEquals(Double.NaN, value(barsOf(0.01, 0.01, 0, 0), "window", "4m", "base", "2m"));
  }

  @Test
  void isTheSameAtEverySizeOfMovement() {
    double[] small = {1e-6, 2e-6, -1e-6, 3e-6};
    double[] large = {1e-1, 2e-1, -1e-1, 3e-1};
    assertEquals(
        value(barsOf(large), "window", "1m", "base", "4m"),
        value(barsOf(small), "window", "1m", "base", "4m"),
        1e-9);
  }

  @Test
  void theDefaultBaseIsAWeekAndItMustBeWarm() {
    FeatureSpec feature = feature("x", "relative-variance", "window", "1h");
    long minutes = KernelRegistry.standard().create(feature, UNIVERSE, MINUTE).spec().warmUpNanos();
    assertEquals(7 * 1440 + 1, minutes / MINUTE);
  }

  @Test
  void fallsSilentOnceNothingInTheWindowWasObserved() {
    RelativeVariance kernel =
        new RelativeVariance(MINUTE, 2, 4, 4, 0.01, RelativeVariance.Measure.CLOSE);
    BarWindow state = kernel.create();
    List<Bar> bars = barsOf(0.01, -0.01, 0.01, 0.03);
    bars.forEach(bar -> kernel.update(state, bar));
    long last = bars.getLast().eventNanos();
    assertTrue(Double.isFinite(kernel.value(state, last + 3 * MINUTE)));
    assertEquals(Double.NaN, kernel.value(state, last + 3 * MINUTE + 1));
  }

  @Test
  void refusesAFloorOfNothingAndAWarmUpThatEndsTooSoon() {
    for (String floor : List.of("0", "-1", "NaN")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> value(barsOf(0.01), "window", "1m", "base", "4m", "floor", floor));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> value(barsOf(0.01), "window", "3m", "base", "4m", "warm-up", "2m"));
  }
}
