package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class TapeIlliquidityTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "tape-illiquidity", "window", "20m");
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double path = 0;
    double notional = 0;
    for (TradeTick t : window) {
      path += Math.abs(t.logReturn());
      notional += t.price() * t.quantity();
    }
    return Double.isInfinite(notional) ? Double.NaN : path / notional;
  }
}
