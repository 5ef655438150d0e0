package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class ReturnAutocorrelationTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "return-autocorrelation", "window", "20m");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double products = 0;
    double squares = 0;
    double before = 0;
    for (TradeTick t : window) {
      products += t.logReturn() * before(seen, t).logReturn();
      squares += t.logReturn() * t.logReturn();
      before += before(seen, t).logReturn() * before(seen, t).logReturn();
    }
    return Math.clamp(products / (Math.sqrt(squares) * Math.sqrt(before)), -1.0, 1.0);
  }
}
