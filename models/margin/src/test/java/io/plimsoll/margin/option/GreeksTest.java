package io.plimsoll.margin.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Contract.Right;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GreeksTest {

  /** Spot S, yield q and rate r: F = S·e^((r−q)τ), D = e^(−rτ). */
  private static Greeks spot(
      Right right, double s, double k, double q, double r, double years, double sigma) {
    double forward = s * Math.exp((r - q) * years);
    return Greeks.black(right, s, forward, k, sigma, years, Math.exp(-r * years));
  }

  /**
   * E. G. Haug, The Complete Guide to Option Pricing Formulas (1998), p. 11–16, as in QuantLib's
   * europeanoption.cpp (testGreekValues).
   */
  @Test
  void matchesHaugsFirstEdition() {
    assertEquals(0.5946, spot(Right.CALL, 105, 100, .1, .1, .5, .36).delta(), 1e-4);
    assertEquals(-0.3566, spot(Right.PUT, 105, 100, .1, .1, .5, .36).delta(), 1e-4);
    assertEquals(0.0278, spot(Right.CALL, 55, 60, 0, .1, .75, .3).gamma(), 1e-4);
    assertEquals(0.0278, spot(Right.PUT, 55, 60, 0, .1, .75, .3).gamma(), 1e-4);
    assertEquals(18.9358, spot(Right.CALL, 55, 60, 0, .1, .75, .3).vega(), 1e-4);
    assertEquals(18.9358, spot(Right.PUT, 55, 60, 0, .1, .75, .3).vega(), 1e-4);
    Greeks put = spot(Right.PUT, 430, 405, .05, .07, 1 / 12.0, .2);
    assertEquals(-31.1924, put.theta(), 1e-4);
    assertEquals(-0.0855, put.thetaPerDay(), 1e-4);
    assertEquals(38.7325, spot(Right.CALL, 72, 75, 0, .09, 1, .19).rho(), 1e-4);
  }

  /**
   * The second edition (2007), chapter 2: vanna −1.0008, vega 18.5027, volga 92.3444, as in the
   * tests of BlackScholesGreeks.jl (GreekAnalytical).
   */
  @Test
  void matchesHaugsSecondEdition() {
    assertEquals(-1.0008, spot(Right.PUT, 90, 80, 0, .05, .25, .2).vanna(), 1e-4);
    assertEquals(18.5027, spot(Right.CALL, 55, 60, .105 - .0695, .105, .75, .3).vega(), 1e-4);
    assertEquals(92.3444, spot(Right.PUT, 90, 130, .05, .05, .75, .28).volga(), 1e-4);
  }

  /**
   * J. C. Hull, Options, Futures, and Other Derivatives, the call of the Greeks chapter: S = 49, K
   * = 50, r = 5%, σ = 20%, 20 weeks: delta 0.522, gamma 0.066, vega 12.1, theta −4.31, rho 8.91.
   */
  @Test
  void matchesHullsCall() {
    Greeks call = spot(Right.CALL, 49, 50, 0, .05, 20 / 52.0, .2);
    assertEquals(0.522, call.delta(), 5e-4);
    assertEquals(0.066, call.gamma(), 5e-4);
    assertEquals(12.1, call.vega(), 0.05);
    assertEquals(-4.31, call.theta(), 5e-3);
    assertEquals(8.91, call.rho(), 5e-3);
  }

  @Test
  void withoutUncertaintyTheyAreThoseOfTheIntrinsicValue() {
    Greeks in = Greeks.black(Right.CALL, 100, 110, 105, 0, 1, 0.9);
    // 0.9·(1.1·S − 105): theta with b = ln 1.1 and r = −ln 0.9
    double b = Math.log(1.1);
    double r = -Math.log(0.9);
    double theta = -(b - r) * 0.9 * 110 - r * 0.9 * 105;
    assertEquals(new Greeks(0.9 * 110 / 100, 0, 0, theta, 0.9 * 105, 0, 0), in);
    assertEquals(Greeks.ZERO, Greeks.black(Right.CALL, 100, 100, 105, 0.5, 0, 1));
    assertEquals(-1, Greeks.black(Right.PUT, 100, 100, 105, 0.5, 0, 1).delta());
    assertEquals(0.5, Greeks.black(Right.CALL, 100, 100, 100, 0.5, 0, 1).delta());
    assertEquals(0, Greeks.black(Right.CALL, 100, 100, 100, 0.5, 0, 1).gamma());
    assertThrows(
        IllegalArgumentException.class,
        () -> Greeks.black(Right.CALL, Double.NaN, 100, 100, 0.5, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Greeks.black(Right.CALL, 1, 1, 1, -0.1, 1, 1));
  }

  @Test
  void farOptionsGiveFiniteNumbers() {
    for (double strike : new double[] {1e-6, 1e6}) {
      for (double sigma : new double[] {1e-8, 50}) {
        Greeks greeks = Greeks.black(Right.CALL, 100, 101, strike, sigma, 0.001, 1);
        for (double value :
            new double[] {
              greeks.delta(),
              greeks.gamma(),
              greeks.vega(),
              greeks.theta(),
              greeks.rho(),
              greeks.vanna(),
              greeks.volga()
            }) {
          assertTrue(Double.isFinite(value), greeks.toString());
        }
      }
    }
  }

  /** Price of the same option with rate and yield held. */
  private static double price(
      Right right, double s, double k, double q, double r, double years, double sigma) {
    double forward = s * Math.exp((r - q) * years);
    return Black76.price(right, forward, k, sigma, years, Math.exp(-r * years));
  }

  /**
   * Central differences with step h are off by h²/6 of the third derivative and by rounding, 1e-16
   * of the price over h (over h² for second ones); the tolerances allow for both.
   */
  @Property(tries = 3000, seed = "1")
  void theyAreWhatFiniteDifferencesOfThePriceSay(@ForAll long seed, @ForAll Right right) {
    SplittableRandom random = new SplittableRandom(seed);
    double s = 100;
    double k = 100 * Math.exp(random.nextDouble(-0.5, 0.5));
    double q = random.nextDouble(-0.1, 0.1);
    double r = random.nextDouble(-0.05, 0.15);
    double years = random.nextDouble(0.1, 2);
    double sigma = random.nextDouble(0.2, 1.5);
    Greeks greeks = spot(right, s, k, q, r, years, sigma);
    double h = 1e-3 * s;
    double up = price(right, s + h, k, q, r, years, sigma);
    double at = price(right, s, k, q, r, years, sigma);
    double down = price(right, s - h, k, q, r, years, sigma);
    assertEquals((up - down) / (2 * h), greeks.delta(), 2e-5);
    assertEquals((up - 2 * at + down) / (h * h), greeks.gamma(), 1e-5);
    double v = 1e-3;
    double higher = price(right, s, k, q, r, years, sigma + v);
    double lower = price(right, s, k, q, r, years, sigma - v);
    assertEquals((higher - lower) / (2 * v), greeks.vega(), 2e-3);
    assertEquals((higher - 2 * at + lower) / (v * v), greeks.volga(), 2e-2);
    double cross =
        price(right, s + h, k, q, r, years, sigma + v)
            - price(right, s + h, k, q, r, years, sigma - v)
            - price(right, s - h, k, q, r, years, sigma + v)
            + price(right, s - h, k, q, r, years, sigma - v);
    assertEquals(cross / (4 * h * v), greeks.vanna(), 1e-3);
    double t = 1e-4;
    double later = price(right, s, k, q, r, years - t, sigma);
    double earlier = price(right, s, k, q, r, years + t, sigma);
    assertEquals((later - earlier) / (2 * t), greeks.theta(), 1e-3);
    double dr = 1e-4;
    double dear = price(right, s, k, q, r + dr, years, sigma);
    double cheap = price(right, s, k, q, r - dr, years, sigma);
    assertEquals((dear - cheap) / (2 * dr), greeks.rho(), 1e-4);
  }

  @Property(tries = 1000, seed = "1")
  void callLessPutIsAForward(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double k = 100 * Math.exp(random.nextDouble(-1, 1));
    double r = random.nextDouble(-0.05, 0.15);
    double years = random.nextDouble(0.01, 2);
    double sigma = random.nextDouble(0.01, 2);
    Greeks call = spot(Right.CALL, 100, k, 0.02, r, years, sigma);
    Greeks put = spot(Right.PUT, 100, k, 0.02, r, years, sigma);
    Greeks forward = call.plus(put.times(-1));
    assertEquals(Math.exp(-0.02 * years), forward.delta(), 1e-14);
    assertEquals(0, forward.gamma(), 1e-14);
    assertEquals(0, forward.vega(), 1e-12);
    assertEquals(0, forward.vanna(), 1e-12);
    assertEquals(0, forward.volga(), 1e-10);
    assertEquals(years * k * Math.exp(-r * years), forward.rho(), 1e-11);
  }

  /** V/S and back again: V·S of what is paid in the underlying is the value itself. */
  @Property(tries = 1000, seed = "1")
  void whatIsPaidInTheUnderlyingComesBackInQuote(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double index = random.nextDouble(1, 1000);
    double value = random.nextDouble(-10, 10);
    Greeks greeks =
        new Greeks(
            random.nextDouble(),
            random.nextDouble(),
            random.nextDouble(),
            random.nextDouble(),
            random.nextDouble(),
            random.nextDouble(),
            random.nextDouble());
    Greeks back = greeks.inUnderlying(value, index).inQuote(value / index, index);
    assertEquals(greeks.delta(), back.delta(), 1e-12);
    assertEquals(greeks.gamma(), back.gamma(), 1e-12);
    assertEquals(greeks.vega(), back.vega(), 1e-12);
    assertEquals(greeks.theta(), back.theta(), 1e-12);
    assertEquals(greeks.rho(), back.rho(), 1e-12);
    assertEquals(greeks.vanna(), back.vanna(), 1e-12);
    assertEquals(greeks.volga(), back.volga(), 1e-12);
  }
}
