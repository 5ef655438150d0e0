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

class JumpShareTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "jump-share", "window", "20m", "warm-up", "5m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int n = Math.min(20, seen.size() - 1);
    if (n < 5) {
      return Double.NaN;
    }
    double[] r = lastReturns(seen, n);
    double sum = 0;
    for (int i = 1; i < r.length; i++) {
      sum += Math.abs(r[i]) * Math.abs(r[i - 1]);
    }
    double variance = sumOfSquares(r);
    return variance == 0 ? 0 : Math.max(0, 1 - Math.PI / 2 * sum * n / (n - 1) / variance);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void agreesWithOtherPeoplesPrograms() {
    for (int day = 0; day < 3; day++) {
      for (int asset = 1; asset <= 3; asset++) {
        String id = "day" + day + ".r" + asset + ".";
        FeatureSpec feature = feature("x", "jump-share", "window", "390m");
        double expected =
            Math.max(0, 1 - Conformance.expected(id + "BPV_fs") / Conformance.expected(id + "RV"));
        // Their values have 15 digits.
        assertEquals(
            expected,
            Conformance.value(feature, List.of(BTC), Conformance.bars(BTC, day, asset, 1)),
            1e-9);
      }
    }
  }
}
