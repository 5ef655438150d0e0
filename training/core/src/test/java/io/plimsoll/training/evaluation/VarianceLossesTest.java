package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class VarianceLossesTest {

  @Test
  void qlikeByHand() {
    // 2/1 − ln 2 − 1
    assertEquals(1 - Math.log(2), Qlike.loss(2, 1), 1e-15);
    assertEquals(0, Qlike.loss(3e-7, 3e-7));
  }

  @Test
  void qlikeIsUndefinedOfWhatIsNoVariance() {
    assertTrue(Double.isNaN(Qlike.loss(0, 1)));
    assertTrue(Double.isNaN(Qlike.loss(1, -1)));
    assertTrue(Double.isNaN(Qlike.loss(Double.NaN, 1)));
    assertTrue(Double.isNaN(Qlike.mean(new double[0], new double[0])));
  }

  @Property
  void qlikeIsNotNegativeAndDoesNotDependOnTheUnit(
      @ForAll @DoubleRange(min = -20, max = 5) double logY,
      @ForAll @DoubleRange(min = -20, max = 5) double logF) {
    double y = Math.exp(logY);
    double f = Math.exp(logF);
    double loss = Qlike.loss(y, f);
    assertTrue(loss >= -1e-12);
    assertEquals(loss, Qlike.loss(y * 1e4, f * 1e4), 1e-9 * (1 + loss));
  }

  @Test
  void squaredErrorsByHand() {
    assertEquals(2.5, SquaredError.mean(new double[] {1, 2}, new double[] {2, 4}));
    assertEquals(
        Math.pow(Math.log(2), 2),
        SquaredError.meanOfLogs(new double[] {1, 2}, new double[] {2, 4}),
        1e-15);
  }

  @Test
  void pinballByHand() {
    // y = 3 over q = 2 at 0.9 costs 0.9; y = 1 under q = 2 costs 0.1.
    assertEquals(0.5, Pinball.mean(0.9, new double[] {3, 1}, new double[] {2, 2}), 1e-15);
  }

  @Test
  void pinballIsLeastAtTheQuantile() {
    double[] y = new double[1000];
    Arrays.setAll(y, i -> i);
    double best = loss(y, 949.5);
    assertTrue(best < loss(y, 930) && best < loss(y, 970));
  }

  @Test
  void studentTailsByTheTables() {
    // Abramowitz and Stegun, table 26.10: two-sided 5 % at 12.706 (1), 2.228 (10), 1.96 (infinite);
    // three digits.
    assertEquals(0.05, Distributions.studentTwoSided(12.706, 1), 1e-5);
    assertEquals(0.05, Distributions.studentTwoSided(-2.228, 10), 1e-4);
    assertEquals(0.05, Distributions.studentTwoSided(1.959964, 1e9), 1e-6);
    // One degree of freedom is Cauchy: 1 − 2/π·atan(1) = 1/2.
    assertEquals(0.5, Distributions.studentTwoSided(1, 1), 1e-13);
    assertEquals(1, Distributions.studentTwoSided(0, 5), 1e-13);
  }

  private static double loss(double[] y, double quantile) {
    double[] q = new double[y.length];
    Arrays.fill(q, quantile);
    return Pinball.mean(0.95, y, q);
  }
}
