package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class TapeBipowerTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "tape-bipower", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double sum = 0;
    for (TradeTick t : window) {
      sum += Math.abs(t.logReturn()) * Math.abs(before(seen, t).logReturn());
    }
    return 3 * Math.PI / 2 * sum;
  }
}
