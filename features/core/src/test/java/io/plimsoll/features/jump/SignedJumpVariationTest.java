package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedJumpVariationTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "signed-jump-variation", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] returns = lastReturns(seen, 20);
    if (returns == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (double r : returns) {
      sum += r * Math.abs(r);
    }
    return 3 * sum;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isTheSquareOfAJumpWithItsSign() {
    // 4e-4 - 1e-4 - 9e-4
    assertEquals(
        -6e-4,
        Conformance.ofReturns(new double[] {0.02, -0.01, -0.03}, "signed-jump-variation"),
        1e-15);
  }
}
