package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

class IdleBarShareTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "idle-bar-share", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] returns = lastReturns(seen, 20);
    if (returns == null) {
      return Double.NaN;
    }
    double idle = 0;
    for (double r : returns) {
      idle += r == 0 ? 1 : 0;
    }
    return idle / returns.length;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }
}
