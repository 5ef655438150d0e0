package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class EwmaVarianceTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "ewma-variance", "half-life", "10m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] returns = lastReturns(seen, seen.size() - 1);
    if (returns.length < 10) {
      return Double.NaN;
    }
    double squares = 0;
    double weights = 0;
    for (int i = 0; i < returns.length; i++) {
      double weight = StrictMath.pow(0.5, (returns.length - 1 - i) / 10.0);
      squares += weight * returns[i] * returns[i];
      weights += weight;
    }
    return 60 * squares / weights;
  }

  @Test
  void weighsAReturnAHalfLifeAgoHalf() {
    // Half-life of one bar: lambda = 1/2. Returns 0.02, 0.01, newest last: (1e-4 + 4e-4 / 2) / (1 +
    // 1/2) = 2e-4.
    FeatureSpec feature = feature("x", "ewma-variance", "half-life", "1m");
    assertEquals(2e-4, Conformance.value(feature, List.of(BTC), Market.barsOf(0.02, 0.01)), 1e-15);
  }
}
