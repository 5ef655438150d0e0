package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class VwapGapTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "vwap-gap", "window", "20m");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-7;
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double weighted = 0;
    double all = 0;
    for (TradeTick t : window) {
      weighted += t.quantity() * Math.log(t.price());
      all += t.quantity();
    }
    return Double.isInfinite(all) ? Double.NaN : Math.log(seen.getLast().price()) - weighted / all;
  }
}
