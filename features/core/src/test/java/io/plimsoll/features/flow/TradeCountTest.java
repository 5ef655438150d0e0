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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeCountTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "trade-count", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Bar> bars = last(seen, 20);
    return bars == null ? Double.NaN : bars.stream().mapToInt(Bar::trades).sum();
  }

  @Test
  void isNaNWhileTheWindowHoldsABarWithoutACount() {
    FeatureSpec feature = feature("x", "trade-count", "window", "2m");
    List<Bar> bars = new ArrayList<>(Market.barsOf(0, 0));
    long open = Market.START + 3 * Market.MINUTE;
    bars.add(new Bar(BTC, open, open + Market.MINUTE, open + Market.MINUTE, 1, 1, 1, 1, 1, 0, -1));
    assertEquals(2, Conformance.value(feature, List.of(BTC), bars.subList(0, 3)), 0);
    assertEquals(Double.NaN, Conformance.value(feature, List.of(BTC), bars));
  }
}
