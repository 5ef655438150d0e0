package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealizedVarianceTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "realized-variance", "window", "20m", "warm-up", "12m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int n = Math.min(20, seen.size() - 1);
    return n < 12 ? Double.NaN : sumOfSquares(lastReturns(seen, n)) * 60 / n;
  }

  @Test
  void scalesToTheHorizonAndKeepsAZero() {
    // Five returns of 0.01: 5 * 1e-4 over five minutes, twelve times that over an hour.
    FeatureSpec feature = feature("x", "realized-variance", "window", "5m", "per", "1h");
    List<Bar> bars = Market.barsOf(0.01, -0.01, 0.01, 0.01, -0.01);
    assertEquals(0.006, Conformance.value(feature, List.of(BTC), bars), 1e-14);
    assertEquals(0, Conformance.value(feature, List.of(BTC), Market.barsOf(new double[9])), 0);
  }

  @Test
  void fallsSilentWhenNothingInTheWindowWasSeen() {
    RealizedVariance kernel = new RealizedVariance(BarSpan.full(Market.MINUTE, 5), 60);
    BarWindow state = kernel.create();
    Market.barsOf(0.01, 0.01, 0.01, 0.01, 0.01).forEach(bar -> kernel.update(state, bar));
    long close = Market.START + 6 * Market.MINUTE;
    assertEquals(0.006, kernel.value(state, close + 6 * Market.MINUTE), 1e-14);
    assertEquals(Double.NaN, kernel.value(state, close + 6 * Market.MINUTE + 1));
  }
}
