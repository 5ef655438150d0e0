package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
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

class LongestGapTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "longest-gap", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Bar> bars = last(seen, 20);
    if (bars == null) {
      return Double.NaN;
    }
    for (int length = 20; length > 0; length--) {
      for (int from = 0; from + length <= 20; from++) {
        if (bars.subList(from, from + length).stream().allMatch(bar -> bar.volume() == 0)) {
          return 60 * length;
        }
      }
    }
    return 0;
  }

  @Test
  void countsOnlyWhatLiesInTheWindow() {
    double[] volumes = {0, 0, 0, 0, 1, 0, 0, 1};
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < volumes.length; i++) {
      bars.add(Market.bar(BTC, START + i * MINUTE, MINUTE, 100, 100, volumes[i]));
    }
    FeatureSpec eight = feature("x", "longest-gap", "window", "8m");
    FeatureSpec five = feature("x", "longest-gap", "window", "5m");
    assertEquals(240, Conformance.value(eight, List.of(BTC), bars));
    assertEquals(120, Conformance.value(five, List.of(BTC), bars));
  }
}
