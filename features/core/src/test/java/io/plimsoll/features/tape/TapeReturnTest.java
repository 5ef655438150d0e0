package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class TapeReturnTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "tape-return", "window", "20m");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double sum = 0;
    for (TradeTick t : window) {
      sum += t.logReturn();
    }
    return sum;
  }
}
