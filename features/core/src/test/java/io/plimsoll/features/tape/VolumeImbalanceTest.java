package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class VolumeImbalanceTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "volume-imbalance", "window", "20m");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double signed = 0;
    double all = 0;
    for (TradeTick t : window) {
      signed += t.sign() * t.quantity();
      all += t.quantity();
    }
    return Double.isInfinite(all) ? Double.NaN : signed / all;
  }
}
