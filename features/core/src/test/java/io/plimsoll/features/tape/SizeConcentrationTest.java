package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class SizeConcentrationTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "size-concentration", "window", "20m");
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double squares = 0;
    double sum = 0;
    for (TradeTick t : window) {
      squares += t.quantity() * t.quantity();
      sum += t.quantity();
    }
    return squares / (sum * sum);
  }
}
