package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class BipowerVariationTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "bipower-variation", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 1; i < r.length; i++) {
      sum += Math.abs(r[i]) * Math.abs(r[i - 1]);
    }
    return Math.PI / 2 * sum * 20 / 19 * 3;
  }

  @Test
  void agreesWithOtherPeoplesPrograms() {
    for (int day = 0; day < 3; day++) {
      for (int asset = 1; asset <= 3; asset++) {
        String id = "day" + day + ".r" + asset + ".";
        FeatureSpec feature = feature("x", "bipower-variation", "window", "390m");
        double expected = Conformance.expected(id + "BPV_fs");
        // Their values have 15 digits.
        assertEquals(
            expected,
            Conformance.value(feature, List.of(BTC), Conformance.bars(BTC, day, asset, 1)),
            1e-9 * expected);
      }
    }
  }
}
