package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

class QuadpowerQuarticityTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "quadpower-quarticity", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 3; i < 20; i++) {
      sum += Math.abs(r[i]) * Math.abs(r[i - 1]) * Math.abs(r[i - 2]) * Math.abs(r[i - 3]);
    }
    return 20 * Math.pow(Math.PI / 2, 2) * 20 / 17 * sum * 9;
  }
}
