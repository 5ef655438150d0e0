package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

class RealizedSkewnessTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "realized-skewness", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double cubes = 0;
    for (double one : r) {
      cubes += Math.pow(one, 3);
    }
    return Math.sqrt(20) * cubes / Math.pow(sumOfSquares(r), 1.5);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }
}
