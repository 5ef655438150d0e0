package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DriftBurstTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "drift-burst", "half-life", "3m", "variance-half-life", "12m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, seen.size() - 1);
    if (r.length < 12) {
      return Double.NaN;
    }
    double drift = 0;
    double driftWeights = 0;
    double squares = 0;
    double weights = 0;
    for (int age = 0; age < r.length; age++) {
      double one = r[r.length - 1 - age];
      drift += Math.pow(0.5, age / 3.0) * one;
      driftWeights += Math.pow(0.5, 2 * age / 3.0);
      squares += Math.pow(0.5, age / 12.0) * one * one;
      weights += Math.pow(0.5, age / 12.0);
    }
    return drift / Math.sqrt(driftWeights * squares / weights);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isStandardNormalOfAWalkAndLargeInABurst() {
    DriftBurst kernel = new DriftBurst(MINUTE, 10, 50);
    SplittableRandom random = new SplittableRandom(2);
    double[] r = new double[40_050];
    Arrays.setAll(r, i -> 1e-4 * random.nextGaussian());
    BarWindow state = kernel.create();
    double sum = 0;
    double squares = 0;
    List<Bar> bars = barsOf(r);
    for (int i = 0; i < bars.size(); i++) {
      kernel.update(state, bars.get(i));
      double value = kernel.value(state, bars.get(i).eventNanos());
      sum += i > 50 ? value : 0;
      squares += i > 50 ? value * value : 0;
    }
    // 40000 values, each like those of the 15 before it: 2700 of them count, standard error 0.02.
    assertEquals(0, sum / 40_000, 0.06);
    assertEquals(1, squares / 40_000, 0.08);
    // Of a jump alone both sums hold one term with weight 1: sqrt(sum of m^k / sum of l^2k), l =
    // 2^-0.1, m = 2^-0.02, is sqrt(72.636 / 7.7254) = 3.07 for an endless history, whatever its
    // size.
    // Of a burst of fifteen equal steps it is 8.0 (9.648 / sqrt(7.7254 * 13.62 / 72.636)).
    double[] jump = new double[1000];
    jump[999] = -0.01;
    double[] burst = new double[1000];
    Arrays.fill(burst, 985, 1000, -0.001);
    assertEquals(-3.07, last(kernel, jump), 0.01);
    assertEquals(-8.0, last(kernel, burst), 0.05);
  }

  private static double last(DriftBurst kernel, double[] r) {
    BarWindow state = kernel.create();
    List<Bar> bars = barsOf(r);
    bars.forEach(bar -> kernel.update(state, bar));
    return kernel.value(state, bars.getLast().eventNanos());
  }
}
