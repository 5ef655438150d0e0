package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class TapeVarianceTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "tape-variance", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double sum = 0;
    for (TradeTick t : window) {
      sum += t.logReturn() * t.logReturn();
    }
    // per 1h over a window of 20m.
    return 3 * sum;
  }
}
