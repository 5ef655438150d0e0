package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class ZeroReturnShareTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "zero-return-share", "window", "20m");
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double still = 0;
    for (TradeTick t : window) {
      still += t.logReturn() == 0 ? 1 : 0;
    }
    return still / window.size();
  }
}
