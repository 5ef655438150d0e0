package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;

class LogReturnTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "log-return", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] returns = lastReturns(seen, 20);
    return returns == null ? Double.NaN : Arrays.stream(returns).sum();
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }
}
