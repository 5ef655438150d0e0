package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreAveragedVarianceTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "pre-averaged-variance", "window", "30m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 30);
    if (r == null) {
      return Double.NaN;
    }
    // k = floor(0.8 sqrt 30) = 4: weights 1/4, 1/2, 1/4; psi1 = 4 * 4/16 = 1, psi2 = 3/32.
    double sum = 0;
    for (int i = 0; i + 2 < 30; i++) {
      sum += Math.pow(r[i] / 4 + r[i + 1] / 2 + r[i + 2] / 4, 2);
    }
    double noise = 32 / 3.0 / 32;
    return 2 * (30 / 28.0 * sum * 32 / 12 - noise * sumOfSquares(r)) / (1 - noise);
  }

  @Test
  void countsAReturnInTheMiddleMoreThanOneAtTheEdge() {
    // theta 1, n = 9: k = 3, weights 1/3, 1/3, psi1 = 2/3, psi2 = 2/27, b = (2/3) 27 / (2 * 9 * 2)
    // =
    // 1/2: (9/8 / 2 * sum (r + next)^2 - sum r^2 / 2) / (1/2).
    double[] r = new double[9];
    r[4] = 0.01;
    assertEquals(1.25e-4, Conformance.ofReturns(r, "pre-averaged-variance", "theta", "1"), 1e-15);
    r[4] = 0;
    r[0] = 0.01;
    assertEquals(0.125e-4, Conformance.ofReturns(r, "pre-averaged-variance", "theta", "1"), 1e-15);
    assertEquals(
        0.0625e-4,
        Conformance.ofReturns(r, "pre-averaged-variance", "theta", "1", "small-sample", "none"),
        1e-15);
  }
}
