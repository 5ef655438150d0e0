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

class VolumeRatioTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "volume-ratio", "window", "5m", "base", "30m", "warm-up", "10m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int n = Math.min(30, seen.size());
    if (n < 10) {
      return Double.NaN;
    }
    double recent = last(seen, 5).stream().mapToDouble(Bar::volume).sum();
    return recent / 5 / (last(seen, n).stream().mapToDouble(Bar::volume).sum() / n);
  }

  @Test
  void isOneWhereVolumeIsAsUsual() {
    FeatureSpec feature = feature("x", "volume-ratio", "window", "1m", "base", "3m");
    // barsOf gives volumes 1, 1, 2, 3, 1: newest 1, mean of the last three 2.
    assertEquals(0.5, Conformance.value(feature, List.of(BTC), Market.barsOf(0, 0, 0, 0)), 1e-15);
  }
}
