package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AitSahaliaJacodTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "ait-sahalia-jacod", "window", "20m", "span", "3m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    if (seen.size() < 21) {
      return Double.NaN;
    }
    List<Bar> bars = last(seen, 21);
    double fine = 0;
    double coarse = 0;
    for (int i = 1; i <= 20; i++) {
      double close = StrictMath.log(bars.get(i).close());
      fine += Math.pow(close - StrictMath.log(bars.get(i - 1).close()), 4) / 20;
      coarse += i < 3 ? 0 : Math.pow(close - StrictMath.log(bars.get(i - 3).close()), 4) / 18;
    }
    return coarse / fine / 3;
  }

  @Test
  void isOneOfAJumpAndTheSpanOfAWalk() {
    // One jump a: three of 18 spans hold it: (3 a^4 / 18) / (a^4 / 20) / 3 = 20/18.
    double[] jump = new double[20];
    jump[10] = 0.01;
    assertEquals(20 / 18.0, Conformance.ofReturns(jump, "ait-sahalia-jacod", "span", "3m"), 1e-9);
    // The fourth moment of a sum of k normals is k^2 times that of one.
    SplittableRandom random = new SplittableRandom(1);
    double[] walk = new double[20_000];
    Arrays.setAll(walk, i -> 1e-4 * random.nextGaussian());
    assertEquals(3, Conformance.ofReturns(walk, "ait-sahalia-jacod", "span", "3m"), 0.25);
    assertEquals(2, Conformance.ofReturns(walk, "ait-sahalia-jacod"), 0.15);
  }
}
