package io.plimsoll.margin.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalTest {
  private static final MathContext DIGITS = new MathContext(90);
  private static final BigDecimal PI =
      new BigDecimal(
          "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899"
              + "86280348253421170680");

  /**
   * Φ(x) = ½ + (2π)^−½ · Σ (−1)ⁿ x²ⁿ⁺¹ / (n!·2ⁿ·(2n+1)), summed with 90 digits: for |x| ≤ 12 the
   * terms stay below 10³¹, so that 50 digits are left.
   */
  private static BigDecimal exact(double at) {
    BigDecimal x = new BigDecimal(at);
    BigDecimal square = x.multiply(x).divide(BigDecimal.valueOf(2), DIGITS);
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int n = 1; n < 60 || power.abs().compareTo(new BigDecimal("1e-60")) > 0; n++) {
      power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf(-n), DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS), DIGITS);
    }
    BigDecimal root = PI.multiply(BigDecimal.valueOf(2)).sqrt(DIGITS);
    return new BigDecimal("0.5").add(sum.divide(root, DIGITS), DIGITS);
  }

  @Test
  void theDistributionIsRightToAFewUnitsInTheSixteenthDigitInTheLowerTailToo() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      double x = random.nextDouble(-12, 12);
      BigDecimal exact = exact(x);
      double error =
          new BigDecimal(Normal.cdf(x)).subtract(exact).divide(exact, DIGITS).abs().doubleValue();
      assertTrue(error < 1.5e-15, "relative error " + error + " at " + x);
    }
  }

  @Test
  void theQuickDistributionIsRightToTwoUnitsInTheSixteenthDecimal() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 500; i++) {
      double x = random.nextDouble(-10, 10);
      double error = new BigDecimal(Normal.quick(x)).subtract(exact(x)).abs().doubleValue();
      assertTrue(error <= 2.3e-16, "error " + error + " at " + x);
    }
  }

  @Test
  void bothAgreeEverywhereWithTheSlowOneOnAFineGrid() {
    for (int i = -400_000; i <= 400_000; i++) {
      double x = i * 3e-5;
      assertEquals(Normal.cdf(x), Normal.quick(x), 3e-16);
    }
  }

  /** M. Abramowitz and I. A. Stegun (1964), tables 26.1 and 26.2. */
  @Test
  void valuesAreThoseOfTheHandbook() {
    assertEquals(0.5, Normal.cdf(0));
    assertEquals(0.841344746068543, Normal.cdf(1), 1e-15);
    assertEquals(0.977249868051821, Normal.cdf(2), 1e-15);
    // table 26.2: −log₁₀ Q(x) = 6.54265 at 5 and 23.11805 at 10, five decimals
    assertEquals(6.54265, -Math.log10(Normal.cdf(-5)), 5e-6);
    assertEquals(23.11805, -Math.log10(Normal.cdf(-10)), 5e-6);
    assertEquals(0.398942280401433, Normal.pdf(0), 5e-16);
    assertEquals(0.241970724519143, Normal.pdf(1), 5e-16);
  }

  @Test
  void theEndsAreZeroAndOneAndNaNStaysNaN() {
    assertEquals(0, Normal.cdf(Double.NEGATIVE_INFINITY));
    assertEquals(1, Normal.cdf(Double.POSITIVE_INFINITY));
    assertEquals(0, Normal.quick(Double.NEGATIVE_INFINITY));
    assertEquals(1, Normal.quick(Double.POSITIVE_INFINITY));
    assertEquals(0, Normal.pdf(1e300));
    assertTrue(Double.isNaN(Normal.cdf(Double.NaN)));
    assertTrue(Double.isNaN(Normal.pdf(Double.NaN)));
    assertTrue(Normal.quick(Math.nextUp(-9.0)) >= 0 && Normal.quick(Math.nextDown(9.0)) <= 1);
  }
}
