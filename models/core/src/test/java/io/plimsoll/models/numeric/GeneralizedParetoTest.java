package io.plimsoll.models.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GeneralizedParetoTest {
  /** {@code ((u^−ξ) − 1)/ξ·2} for the uniform numbers of a linear congruential generator. */
  private static double[] sample(double shape) {
    double[] x = new double[300];
    long state = 12345;
    for (int i = 0; i < x.length; i++) {
      state = (1103515245L * state + 12345L) % (1L << 31);
      double u = (state + 0.5) / (1L << 31);
      x[i] = (StrictMath.pow(u, -shape) - 1) / shape * 2;
    }
    return x;
  }

  @Test
  void fitsAreThoseOfAnotherOptimiser() {
    // scipy 1.17.1, stats.genpareto.logpdf maximised by Nelder-Mead with xatol 1e-12
    double[][] expected = {
      {0.3, 0.3364825508648944, 1.9800810871883663, -605.886104634038},
      {-0.2, -0.1989290286640053, 2.030816116381097, -452.85261344081106},
      {0.9, 0.9641220030283688, 1.950030509823796, -789.5901076152556}
    };
    for (double[] row : expected) {
      double[] x = sample(row[0]);
      GeneralizedPareto fit = GeneralizedPareto.fit(x);
      assertEquals(row[1], fit.shape(), 1e-6);
      assertEquals(row[2], fit.scale(), 1e-6);
      assertEquals(row[3], fit.logLikelihood(x), 1e-10);
    }
  }

  @Test
  void momentsAreThoseOfTheirFormula() {
    // numpy: 2 − a0/(a0 − 2·a1) and 2·a0·a1/(a0 − 2·a1) on the sample of shape 0.3
    GeneralizedPareto fit = GeneralizedPareto.byMoments(sample(0.3));
    assertEquals(0.32686081405146794, fit.shape(), 1e-12);
    assertEquals(1.9798806350593088, fit.scale(), 1e-12);
  }

  @Test
  void aSampleWithoutARegularMaximumFallsBackToMoments() {
    // uniform on (0, 1): the shape is −1, where the likelihood grows without bound
    double[] x = new double[50];
    Arrays.setAll(x, i -> (i + 0.5) / 50);
    assertEquals(GeneralizedPareto.byMoments(x), GeneralizedPareto.fit(x));
    assertEquals(-0.5, GeneralizedPareto.fit(x).shape());
  }

  @Test
  void quantilesInvertTheSurvivalFunction() {
    for (double shape : new double[] {-0.4, -1e-12, 0, 1e-12, 0.2, 2}) {
      GeneralizedPareto g = new GeneralizedPareto(shape, 3);
      for (double tail : new double[] {0.9, 0.5, 1e-3, 1e-9}) {
        assertEquals(1, g.survival(g.exceededWith(tail)) / tail, 1e-9, "shape " + shape);
      }
      assertEquals(0, g.exceededWith(1));
    }
    // ξ = 1, β = 1: P(X > x) = 1/(1 + x)
    assertEquals(9, new GeneralizedPareto(1, 1).exceededWith(0.1), 1e-12);
    // ξ = −0.5, β = 1 ends at 2
    assertEquals(0, new GeneralizedPareto(-0.5, 1).survival(2.1));
  }

  @Test
  void tooFewOrImpossibleExcessesAreRefused() {
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> GeneralizedPareto.fit(new double[9]));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertThrows(PlimsollException.class, () -> GeneralizedPareto.fit(new double[50]));
    double[] bad = sample(0.3);
    bad[4] = Double.NaN;
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> GeneralizedPareto.fit(bad))
            .getMessage()
            .contains("excess"));
  }

  @Test
  void hillIsTheMeanLogRatio() {
    // numpy: mean(log(s[-30:]/s[-31])) of u^−0.5, whose tail index is 0.5
    double[] x = sample(0.5);
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i] / 4 + 1;
    }
    Arrays.sort(x);
    assertEquals(0.5937693165649308, Hill.tailIndex(x, 30), 1e-12);
    // of 1, 2, 4 with k = 2: (ln 2 + ln 4)/2
    assertEquals(1.5 * Math.log(2), Hill.tailIndex(new double[] {1, 2, 4}, 2), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> Hill.tailIndex(x, 300));
    assertThrows(IllegalArgumentException.class, () -> Hill.tailIndex(new double[] {0, 1}, 1));
  }

  @Test
  void orderStatisticsFollowTheirDefinitions() {
    double[] x = {10, 20, 30, 40};
    // ⌈0.5·5⌉ = 3, ⌈0.8·5⌉ = 4, ⌈0.81·5⌉ = 5 of 4: the greatest
    assertArrayEquals(
        new double[] {30, 40, 40},
        Arrays.stream(new double[] {0.5, 0.8, 0.81})
            .map(level -> OrderStatistics.conformal(x, level))
            .toArray());
    assertEquals(5, OrderStatistics.conformalRank(4, 0.81));
    // position 3·0.5 = 1.5
    assertEquals(25, OrderStatistics.linear(x, 0.5));
    assertEquals(40, OrderStatistics.linear(x, 1));
    assertThrows(IllegalArgumentException.class, () -> OrderStatistics.linear(new double[0], 0.5));
  }
}
