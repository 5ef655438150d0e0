package io.plimsoll.features.tape;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;

class BurstinessTest extends TapeKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return Market.feature("x", "burstiness", "window", "20m");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-6;
  }

  @Override
  protected double naive(List<TradeTick> seen, List<TradeTick> window) {
    double mean = window.stream().mapToDouble(t -> t.waitNanos() * 1e-9).average().orElse(0);
    double variance =
        window.stream()
            .mapToDouble(t -> Math.pow(t.waitNanos() * 1e-9 - mean, 2))
            .average()
            .orElse(0);
    double deviation = Math.sqrt(variance);
    return (deviation - mean) / (deviation + mean);
  }
}
