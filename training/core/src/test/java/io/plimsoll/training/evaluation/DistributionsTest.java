package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionsTest {

  /** scipy 1.17.1, chi2.sf. */
  @ParameterizedTest
  @CsvSource({
    "3.841, 1, 0.050013683763956804",
    "0.5, 3, 0.9188914116546758",
    "40, 6, 4.5551495055892125e-07",
    "1000, 2, 7.124576406741474e-218",
    "0.001, 1, 0.9747728793699604",
    "25, 50, 0.9988075511517683",
    "63.1432338316164, 6, 1.0319978608136826e-11"
  })
  void chiSquareTailsAreScipys(double x, int degreesOfFreedom, double expected) {
    assertEquals(expected, Distributions.chiSquareTail(x, degreesOfFreedom), 1e-11 * expected);
  }

  @Test
  void chiSquareTailKnowsItsLimits() {
    assertEquals(1, Distributions.chiSquareTail(0, 2));
    assertEquals(0, Distributions.chiSquareTail(Double.POSITIVE_INFINITY, 2));
    assertTrue(Double.isNaN(Distributions.chiSquareTail(Double.NaN, 2)));
    assertThrows(IllegalArgumentException.class, () -> Distributions.chiSquareTail(1, 0));
  }

  /** scipy 1.17.1, t.cdf. */
  @Test
  void studentDistributionIsScipys() {
    assertEquals(0.868274201764388, Distributions.studentCdf(1.3, 4), 1e-13);
    assertEquals(0.019410129136812764, Distributions.studentCdf(-2.5, 7.5), 1e-13);
    assertEquals(0.5, Distributions.studentCdf(0, 3), 1e-13);
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "7", "10"})
  void binomialTailsAreSumsOfMasses(int k) {
    double below = 0;
    for (int i = 0; i <= k; i++) {
      below += Distributions.binomialMass(i, 10, 0.3);
    }
    assertEquals(below, Distributions.binomialCdf(k, 10, 0.3), 1e-13);
    assertEquals(1 - below, Distributions.binomialUpper(k + 1, 10, 0.3), 1e-13);
  }

  @Test
  void binomialKnowsItsLimits() {
    assertEquals(0, Distributions.binomialCdf(-1, 10, 0.3));
    assertEquals(1, Distributions.binomialCdf(10, 10, 0.3));
    assertEquals(1, Distributions.binomialUpper(0, 10, 0.3));
    assertEquals(0, Distributions.binomialUpper(11, 10, 0.3));
  }
}
