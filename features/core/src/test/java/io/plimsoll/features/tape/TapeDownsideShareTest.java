package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class TapeDownsideShareTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "tape-downside-share", "window", "20m");
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double all = 0;
    double down = 0;
    for (TradeTick t : window) {
      double square = t.logReturn() * t.logReturn();
      all += square;
      down += t.logReturn() < 0 ? square : 0;
    }
    return down / all;
  }
}
