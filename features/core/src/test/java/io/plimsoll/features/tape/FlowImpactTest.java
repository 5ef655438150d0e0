package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class FlowImpactTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "flow-impact", "window", "20m");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-6;
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double products = 0;
    double squares = 0;
    for (TradeTick t : window) {
      products += t.logReturn() * t.sign() * t.quantity();
      squares += t.quantity() * t.quantity();
    }
    return Double.isInfinite(squares) ? Double.NaN : products / squares;
  }
}
