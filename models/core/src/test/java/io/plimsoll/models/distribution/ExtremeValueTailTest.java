package io.plimsoll.models.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.numeric.GeneralizedPareto;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExtremeValueTailTest extends ExcursionEstimatorContract {
  @Override
  ExcursionEstimator estimator() {
    return ExtremeValueTail.DEFAULT;
  }

  @Override
  boolean fixedMultiples() {
    return true;
  }

  private static double[] multiples(double[] excursion, double... levels) {
    double[] ones = new double[excursion.length];
    Arrays.fill(ones, 1);
    ExcursionSample sample = ExcursionSample.complete(ones, excursion);
    return ((MultipleQuantiles) ExtremeValueTail.DEFAULT.fit(sample, levels)).multiples();
  }

  @Test
  void theTailIsExtrapolatedByItsOwnShape() {
    // excesses over the 90% quantile are generalized Pareto (ξ 0.25, β 1 + 0.25·u) exactly where
    // all of the distribution is, with ξ = 0.25 and β = 1: x_p = ((1 − p)^−0.25 − 1)/0.25
    int n = 20_000;
    SplittableRandom random = new SplittableRandom(5);
    double[] x = new double[n];
    Arrays.setAll(x, i -> new GeneralizedPareto(0.25, 1).exceededWith(1 - random.nextDouble()));
    double[] found = multiples(x, 0.5, 0.99, 0.9999);
    assertEquals((Math.pow(0.5, -0.25) - 1) / 0.25, found[0], 0.02);
    assertEquals((Math.pow(0.01, -0.25) - 1) / 0.25, found[1], 0.25);
    assertEquals((Math.pow(0.0001, -0.25) - 1) / 0.25, found[2], 6);
  }

  @Test
  void theFormulaIsThatOfThePaper() {
    // 1000 rows, the 100 greatest beyond u = x_(900); fit and quantile by scipy 1.17.1:
    // stats.genpareto maximised as in GeneralizedParetoTest, u + β/ξ·((0.01·1000/100)^−ξ − 1)
    double[] x = new double[1000];
    long state = 12345;
    for (int i = 0; i < x.length; i++) {
      state = (1103515245L * state + 12345L) % (1L << 31);
      double u = (state + 0.5) / (1L << 31);
      x[i] = StrictMath.pow(u, -0.3) - 1;
    }
    assertArrayEquals(
        new double[] {1.0319237167717499, 3.631850474474456, 8.666608696804563},
        multiples(x, 0.9, 0.99, 0.999),
        1e-5);
  }

  @Test
  void aSingleOutlierDoesNotMakeTheMeanInfinite() {
    double[] x = new double[100];
    Arrays.setAll(x, i -> (i * 17 % 100) / 100.0);
    x[7] = 1e6;
    double last = multiples(x, 0.999)[0];
    assertTrue(last > 1 && Double.isFinite(last), "was " + last);
  }

  @Test
  void settingsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new ExtremeValueTail(0.6, 0.9));
    assertThrows(IllegalArgumentException.class, () -> new ExtremeValueTail(0.1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ExtremeValueTail(Double.NaN, 0.9));
  }
}
