package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class TapeSkewnessTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "tape-skewness", "window", "20m");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-7;
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double squares = 0;
    double cubes = 0;
    for (TradeTick t : window) {
      squares += Math.pow(t.logReturn(), 2);
      cubes += Math.pow(t.logReturn(), 3);
    }
    return Math.sqrt(window.size()) * cubes / Math.pow(squares, 1.5);
  }
}
