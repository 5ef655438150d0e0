package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

class LeeMyklandMaxTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "lee-mykland-max", "window", "8m", "local", "15m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int bar = seen.size() - 1;
    if (bar < 22) {
      return Double.NaN;
    }
    double largest = Double.NaN;
    for (int i = bar - 7; i <= bar; i++) {
      double one = Math.abs(LeeMyklandTest.statistic(seen, i, 15));
      largest = Double.isNaN(one) || one < largest ? largest : one;
    }
    return largest;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-6;
  }
}
