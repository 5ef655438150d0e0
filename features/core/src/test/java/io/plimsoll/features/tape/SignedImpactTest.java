package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class SignedImpactTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "signed-impact", "window", "20m");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double sum = 0;
    for (TradeTick t : window) {
      sum += t.sign() * t.logReturn();
    }
    return sum / window.size();
  }
}
