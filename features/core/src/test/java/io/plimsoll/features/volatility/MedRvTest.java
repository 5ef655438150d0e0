package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;

class MedRvTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "med-rv", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 2; i < 20; i++) {
      double[] three = {Math.abs(r[i]), Math.abs(r[i - 1]), Math.abs(r[i - 2])};
      Arrays.sort(three);
      sum += Math.pow(three[1], 2);
    }
    return Math.PI / (6 - 4 * Math.sqrt(3) + Math.PI) * 20 / 18 * sum * 3;
  }
}
