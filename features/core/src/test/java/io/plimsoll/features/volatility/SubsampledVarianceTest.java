package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

/** Realized variance of returns over several bars, the mean of all grids. */
class SubsampledVarianceTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x", "realized-variance", "window", "20m", "per", "1h", "sampling", "5m", "grids", "all");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 5; i <= 20; i++) {
      int at = seen.size() - 21 + i;
      double coarse =
          StrictMath.log(seen.get(at).close()) - StrictMath.log(seen.get(at - 5).close());
      sum += coarse * coarse;
    }
    return sum / 16 * 60 / 5;
  }
}
