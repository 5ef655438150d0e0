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

class SignedVolumeTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "signed-volume", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Bar> bars = last(seen, 20);
    if (bars == null) {
      return Double.NaN;
    }
    double volume = bars.stream().mapToDouble(Bar::volume).sum();
    double signed = bars.stream().mapToDouble(bar -> bar.empty() ? 0 : bar.signedVolume()).sum();
    return volume == 0 ? 0 : signed / volume;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isTheShareOfBuyersLessThatOfSellersAndNaNWhileASideIsUnknown() {
    FeatureSpec feature = feature("x", "signed-volume", "window", "2m");
    List<Bar> bars = new ArrayList<>();
    double[] volume = {9, 4, 2, 1, 3};
    double[] signed = {9, Double.NaN, 1, -1, -1};
    for (int i = 0; i < volume.length; i++) {
      long open = Market.START + i * Market.MINUTE;
      bars.add(
          new Bar(
              BTC,
              open,
              open + Market.MINUTE,
              open + Market.MINUTE,
              1,
              1,
              1,
              1,
              volume[i],
              signed[i],
              -1));
    }
    assertEquals(Double.NaN, Conformance.value(feature, List.of(BTC), bars.subList(0, 3)));
    // (1 - 1) / (2 + 1) and (-1 - 1) / (1 + 3)
    assertEquals(0, Conformance.value(feature, List.of(BTC), bars.subList(0, 4)), 1e-15);
    assertEquals(-0.5, Conformance.value(feature, List.of(BTC), bars), 1e-15);
  }
}
