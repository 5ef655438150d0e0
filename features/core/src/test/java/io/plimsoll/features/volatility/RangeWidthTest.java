package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

/** {@link RangePosition} of the whole range. */
class RangeWidthTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "range-position", "side", "range", "window", "12m", "base", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double high = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    for (Bar bar : seen.subList(Math.max(0, seen.size() - 12), seen.size())) {
      high = Math.max(high, StrictMath.log(bar.high()));
      low = Math.min(low, StrictMath.log(bar.low()));
    }
    return Math.log((high - low) / RangePositionTest.usual(seen, 12, 20, 20) + 0.05);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }
}
