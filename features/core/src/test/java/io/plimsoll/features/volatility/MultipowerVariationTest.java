package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

class MultipowerVariationTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x",
        "multipower-variation",
        "window",
        "20m",
        "per",
        "1h",
        "power",
        "3",
        "small-sample",
        "none");
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
          Math.pow(Math.abs(r[i]), 1.0)
              * Math.pow(Math.abs(r[i - 1]), 1.0)
              * Math.pow(Math.abs(r[i - 2]), 1.0);
    }
    return Math.pow(Math.PI / 2, 1.5) * Math.sqrt(20) * sum * Math.pow(3, 1.5);
  }
}
