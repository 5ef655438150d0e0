package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class PathEfficiencyTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "path-efficiency", "window", "20m");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double net = 0;
    double path = 0;
    for (TradeTick t : window) {
      net += t.logReturn();
      path += Math.abs(t.logReturn());
    }
    return Math.min(1, Math.abs(net) / path);
  }
}
