package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeverageTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "leverage", "window", "5m", "base", "30m", "warm-up", "10m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] base = lastReturns(seen, Math.min(30, seen.size() - 1));
    if (base.length < 10) {
      return Double.NaN;
    }
    double sum = 0;
    for (double r : lastReturns(seen, 5)) {
      sum += r;
    }
    double variance = sumOfSquares(base) * 5 / base.length;
    return sum >= 0 || variance == 0 ? 0 : StrictMath.tanh(sum / Math.sqrt(variance));
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isTheTanhOfTheFallInUnitsOfUsualMovementAndNeverBelowMinusOne() {
    FeatureSpec feature = feature("x", "leverage", "window", "1m", "base", "4m");
    // Squares 1e-4, 1e-4, 1e-4, 1e-4: sigma of a minute is 0.01, the fall is one of them. tanh(-1)
    // = -0.7615941559557649.
    assertEquals(
        -0.7615941559557649,
        Conformance.value(feature, List.of(BTC), Market.barsOf(0.01, -0.01, 0.01, -0.01)),
        1e-12);
    assertEquals(
        0, Conformance.value(feature, List.of(BTC), Market.barsOf(-0.01, -0.01, -0.01, 0.01)), 0);
    // A crash of e^-600 in an otherwise flat base: -1 / sqrt(1/4) = -2 sigmas, whatever its size.
    assertEquals(
        StrictMath.tanh(-2),
        Conformance.value(feature, List.of(BTC), Market.barsOf(0, 0, 0, -600)),
        1e-12);
  }

  @Test
  void isLinearDownToTheCapWhereItIsWinsorized() {
    // Falls of one sigma, and of two, cut at 3/2.
    List<Bar> one = Market.barsOf(0.01, -0.01, 0.01, -0.01);
    List<Bar> two = Market.barsOf(0, 0, 0, -600);
    FeatureSpec feature =
        feature("x", "leverage", "window", "1m", "base", "4m", "bound", "winsor", "cap", "1.5");
    assertEquals(-1, Conformance.value(feature, List.of(BTC), one), 1e-12);
    assertEquals(-1.5, Conformance.value(feature, List.of(BTC), two), 1e-12);
  }
}
