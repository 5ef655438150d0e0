package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

class RealizedKurtosisTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "realized-kurtosis", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double fourths = 0;
    for (double one : r) {
      fourths += Math.pow(one, 4);
    }
    return 20 * fourths / Math.pow(sumOfSquares(r), 2);
  }
}
