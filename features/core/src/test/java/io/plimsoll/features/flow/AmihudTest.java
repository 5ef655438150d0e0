package io.plimsoll.features.flow;

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

class AmihudTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "amihud", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] returns = lastReturns(seen, 20);
    if (returns == null) {
      return Double.NaN;
    }
    double moved = 0;
    for (double r : returns) {
      moved += Math.abs(r);
    }
    return moved / last(seen, 20).stream().mapToDouble(bar -> bar.volume() * bar.close()).sum();
  }

  @Test
  void isMovementForEachUnitOfMoneyAndNaNWhereNobodyTraded() {
    FeatureSpec feature = feature("x", "amihud", "window", "2m");
    Bar start = Market.bar(BTC, Market.START, Market.MINUTE, 100, 100, 1);
    Bar up =
        Market.bar(BTC, Market.START + Market.MINUTE, Market.MINUTE, 100, 100 * Math.E, 1 / Math.E);
    Bar down =
        Market.bar(BTC, Market.START + 2 * Market.MINUTE, Market.MINUTE, 100 * Math.E, 100, 3);
    // |1| + |-1| over 100 e / e + 300 = 400 of money.
    assertEquals(0.005, Conformance.value(feature, List.of(BTC), List.of(start, up, down)), 1e-15);
    Bar none = Market.bar(BTC, Market.START + Market.MINUTE, Market.MINUTE, 100, 100, 0);
    Bar still = Market.bar(BTC, Market.START + 2 * Market.MINUTE, Market.MINUTE, 100, 100, 0);
    assertEquals(Double.NaN, Conformance.value(feature, List.of(BTC), List.of(start, none, still)));
  }
}
