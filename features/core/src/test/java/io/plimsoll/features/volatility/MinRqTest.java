package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

class MinRqTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "min-rq", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 1; i < 20; i++) {
      sum += Math.pow(Math.min(Math.abs(r[i]), Math.abs(r[i - 1])), 4);
    }
    return Math.PI / (3 * Math.PI - 8) * 20 * 20 / 19 * sum * 9;
  }
}
