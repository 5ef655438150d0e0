package io.plimsoll.models.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class NormalTest {
  @Test
  void probabilitiesAreThoseOfTheComplementaryErrorFunction() {
    // glibc's erfc: 0.5 · erfc(−x/√2), itself good to about 1e-14 relative in the far tail
    double[][] cases = {
      {-0.5, 0.3085375387259869},
      {1.96, 0.9750021048517795},
      {-2.4, 0.008197535924596138},
      {-2.6, 0.004661188023718751},
      {-5, 2.866515718791946e-07},
      {-10, 7.619853024160593e-24},
      {-37, 5.725571222525139e-300}
    };
    for (double[] c : cases) {
      assertEquals(1, Normal.cdf(c[0]) / c[1], 1e-12, "at " + c[0]);
    }
    assertEquals(0.5, Normal.cdf(0));
    assertEquals(0, Normal.cdf(Double.NEGATIVE_INFINITY));
    assertEquals(1, Normal.cdf(Double.POSITIVE_INFINITY));
    assertTrue(Double.isNaN(Normal.cdf(Double.NaN)));
  }

  @Test
  void quantilesAreThoseOfPythonsNormalDist() {
    // statistics.NormalDist().inv_cdf of CPython
    assertEquals(-6.361340902404056, Normal.quantile(1e-10), 1e-12);
    assertEquals(-2.3263478740408408, Normal.quantile(0.01), 1e-13);
    assertEquals(-0.5244005127080407, Normal.quantile(0.3), 1e-13);
    assertEquals(2.5758293035489, Normal.quantile(0.995), 1e-12);
    assertEquals(0, Normal.quantile(0.5), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> Normal.quantile(0));
    assertThrows(IllegalArgumentException.class, () -> Normal.quantile(Double.NaN));
  }

  @Test
  void theFarTailHasAFiniteLogarithm() {
    // ln Φ(−x) ≈ −x²/2 − ln(x·√(2π)) − 1/x²
    double x = 1000;
    double expected = -x * x / 2 - Math.log(x * Math.sqrt(2 * Math.PI)) - 1 / (x * x);
    assertEquals(expected, Normal.logCdf(-x), 1e-9);
  }

  @Property(seed = "1")
  void theQuantileUndoesTheDistribution(
      @ForAll @DoubleRange(min = 0.000001, max = 0.999999) @Scale(8) double p) {
    assertEquals(1, Normal.cdf(Normal.quantile(p)) / p, 1e-11);
  }

  @Property(seed = "1")
  void theDistributionIncreasesAndIsSymmetric(@ForAll @DoubleRange(min = -8, max = 8) double x) {
    assertTrue(Normal.cdf(x + 1e-6) >= Normal.cdf(x));
    assertEquals(1, Normal.cdf(x) + Normal.cdf(-x), 1e-15);
  }
}
