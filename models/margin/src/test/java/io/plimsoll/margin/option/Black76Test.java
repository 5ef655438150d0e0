package io.plimsoll.margin.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Contract.Right;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Black76Test {

  /**
   * J. C. Hull, Options, Futures and Other Derivatives, chapter on futures options: a put with F =
   * K = 20, r = 9%, σ = 25%, four months is worth 1.12.
   */
  @Test
  void hullsPutOnCrudeOilIsWorthOneDollarTwelve() {
    double years = 4.0 / 12;
    double put = Black76.price(Right.PUT, 20, 20, 0.25, years, Math.exp(-0.09 * years));
    assertEquals(1.12, put, 0.005);
  }

  /**
   * E. G. Haug, The Complete Guide to Option Pricing Formulas (2007), section 1.1.3: F = K = 19, r
   * = 10%, σ = 28%, nine months: call and put are worth 1.7011.
   */
  @Test
  void haugsOptionOnBrentIsWorthWhatHePrints() {
    double discount = Math.exp(-0.1 * 0.75);
    assertEquals(1.7011, Black76.price(Right.CALL, 19, 19, 0.28, 0.75, discount), 5e-5);
    assertEquals(1.7011, Black76.price(Right.PUT, 19, 19, 0.28, 0.75, discount), 5e-5);
  }

  @Test
  void atZeroVolatilityOrTimeAnOptionIsWorthItsIntrinsicValue() {
    assertEquals(9, Black76.price(Right.CALL, 110, 100, 0, 1, 0.9), 1e-12);
    assertEquals(0, Black76.price(Right.PUT, 110, 100, 3, 0, 0.9));
    assertEquals(0, Black76.price(Right.PUT, 100, 100, 0, 0, 1));
    double slope = Black76.slope(0);
    double log = Math.log(100);
    assertEquals(0, Black76.undiscounted(1, 100, 100, log, log, slope, 0));
    assertEquals(10, Black76.undiscounted(1, 110, 100, Math.log(110), log, slope, 0));
    assertEquals(0, Black76.undiscounted(-1, 110, 100, Math.log(110), log, slope, 0), 1e-300);
  }

  @Test
  void anInfinitelyVolatileCallIsWorthTheForwardAndThePutItsStrike() {
    assertEquals(50, Black76.price(Right.CALL, 50, 70, 2000, 1, 1));
    assertEquals(70, Black76.price(Right.PUT, 50, 70, 2000, 1, 1));
  }

  @Test
  void callLessPutIsForwardLessStrikeAndPricesStayInTheirRange() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      double forward = Math.exp(random.nextDouble(-3, 12));
      double strike = forward * Math.exp(random.nextDouble(-4, 4));
      double vol = random.nextDouble(0, 5);
      double years = random.nextDouble(0, 3);
      double discount = random.nextDouble(0.5, 1.1);
      double call = Black76.price(Right.CALL, forward, strike, vol, years, discount);
      double put = Black76.price(Right.PUT, forward, strike, vol, years, discount);
      double scale = discount * Math.max(forward, strike);
      assertEquals(discount * (forward - strike), call - put, 1e-15 * scale);
      assertTrue(call >= 0 && call <= discount * forward * (1 + 1e-15), () -> "call " + call);
      assertTrue(put >= 0 && put <= discount * strike * (1 + 1e-15), () -> "put " + put);
    }
  }

  @Test
  void theFastPathAgreesWithTheCheckedOne() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 100_000; i++) {
      double forward = Math.exp(random.nextDouble(-3, 12));
      double strike = forward * Math.exp(random.nextDouble(-4, 4));
      double deviation = random.nextDouble(1e-3, 4);
      Right right = random.nextBoolean() ? Right.CALL : Right.PUT;
      double fast =
          Black76.undiscounted(
              Black76.sign(right),
              forward,
              strike,
              StrictMath.log(forward),
              StrictMath.log(strike),
              Black76.slope(deviation),
              0.5 * deviation);
      double slow = Black76.price(right, forward, strike, deviation, 1, 1);
      // d₁ carries the rounding of two logarithms of up to 16 (2·10⁻¹⁵) over the deviation; the
      // price's own slope in it, at most 0.4 of forward times deviation, takes the division back
      assertEquals(slow, fast, 4e-15 * Math.max(forward, strike));
    }
  }

  @Test
  void badInputIsAnErrorThatNamesArgumentAndValue() {
    bad("volatility", "NaN", Double.NaN, 1, 1);
    bad("years", "-1.0", 0.5, -1, 1);
    bad("strike", "-5.0", 0.5, 1, -5);
  }

  private static void bad(String name, String value, double vol, double years, double strike) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Black76.price(Right.CALL, 1, strike, vol, years, 1));
    assertTrue(e.getMessage().contains(name) && e.getMessage().contains(value), e.getMessage());
  }
}
