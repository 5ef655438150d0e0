package io.plimsoll.features.correlation;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;

class MarketReturnTest extends KernelContract<Bar, PanelWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "market-return", "window", "20m");
  }

  @Override
  protected List<Bar> events(long seed, Style style, int count) {
    return PanelMarket.bars(seed, style, count, UNIVERSE);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Double> numbers = new ArrayList<>();
    for (double[] returns : PanelMarket.returns(seen, UNIVERSE)) {
      double sum = 0;
      for (int t = Math.max(0, returns.length - 20); t < returns.length; t++) {
        sum += returns[t];
      }
      if (returns.length >= 20 && !Double.isNaN(sum)) {
        numbers.add(sum);
      }
    }
    return numbers.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
  }
}
