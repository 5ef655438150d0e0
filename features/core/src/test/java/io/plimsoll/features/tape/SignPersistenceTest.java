package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class SignPersistenceTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "sign-persistence", "window", "20m");
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double same = 0;
    for (TradeTick t : window) {
      same += t.sign() * before(seen, t).sign();
    }
    return same / window.size();
  }
}
