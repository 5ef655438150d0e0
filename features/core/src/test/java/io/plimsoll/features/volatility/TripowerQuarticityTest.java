package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

class TripowerQuarticityTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "tripower-quarticity", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 2; i < 20; i++) {
      sum +=
          Math.pow(Math.abs(r[i]), 4.0 / 3)
              * Math.pow(Math.abs(r[i - 1]), 4.0 / 3)
              * Math.pow(Math.abs(r[i - 2]), 4.0 / 3);
    }
    return 20 * Math.pow(Moments.absolute(4.0 / 3), -3) * 20 / 18 * sum * 9;
  }
}
