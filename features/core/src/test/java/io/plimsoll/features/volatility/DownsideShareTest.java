package io.plimsoll.features.volatility;

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

class DownsideShareTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "downside-share", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] returns = lastReturns(seen, 20);
    if (returns == null) {
      return Double.NaN;
    }
    double all = sumOfSquares(returns);
    double down = 0;
    for (double r : returns) {
      down += r < 0 ? r * r : 0;
    }
    return all == 0 ? 0.5 : down / all;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  @Test
  void agreesWithOtherPeoplesPrograms() {
    for (int day = 0; day < 3; day++) {
      for (int asset = 1; asset <= 3; asset++) {
        String id = "day" + day + ".r" + asset + ".";
        FeatureSpec feature = feature("x", "downside-share", "window", "390m");
        double expected = Conformance.expected(id + "RS_neg") / Conformance.expected(id + "RV");
        // Their values have 15 digits.
        assertEquals(
            expected,
            Conformance.value(feature, List.of(BTC), Conformance.bars(BTC, day, asset, 1)),
            1e-9);
      }
    }
  }
}
