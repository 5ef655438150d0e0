package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class TradeRateTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "trade-rate", "window", "20m");
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    // A window of 20m has 1200 seconds.
    return window.size() / 1200.0;
  }
}
