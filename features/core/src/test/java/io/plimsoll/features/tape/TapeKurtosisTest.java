package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class TapeKurtosisTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "tape-kurtosis", "window", "20m");
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double squares = 0;
    double fourths = 0;
    for (TradeTick t : window) {
      squares += Math.pow(t.logReturn(), 2);
      fourths += Math.pow(t.logReturn(), 4);
    }
    return window.size() * fourths / (squares * squares);
  }
}
