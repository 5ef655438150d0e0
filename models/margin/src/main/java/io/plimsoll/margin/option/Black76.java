package io.plimsoll.margin.option;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.Contract.Right;

/**
 * A European option on a forward.
 *
 * <p>With forward F, strike K, volatility σ per square root of a year, τ years to expiry, discount
 * factor D, s = σ·√τ, and ω = +1 for a call, −1 for a put:
 *
 * <pre>price = D·ω·(F·Φ(ω·d₁) − K·Φ(ω·d₂)),  d₁ = ln(F/K)/s + s/2,  d₂ = d₁ − s
 * </pre>
 *
 * Where s is zero the price is D times the intrinsic value. <b>Unit</b>: that of F and K.
 * <b>Range</b>: 0 to D·F for a call, to D·K for a put. <b>Cost</b>: about 10 ns beyond the
 * logarithm; nothing is allocated.
 *
 * <p><b>Reference</b>: F. Black, "The pricing of commodity contracts", Journal of Financial
 * Economics 3 (1976), equation 16.
 */
public final class Black76 {
  private Black76() {}

  /**
   * The price of an option, checked and to full accuracy.
   *
   * @param forward of the underlying to the expiry, positive
   * @param strike positive
   * @param volatility per square root of a year, zero or more
   * @param years to the expiry, zero or more
   * @param discount what one unit paid at expiry is worth now, positive
   * @throws IllegalArgumentException naming the argument and its value
   */
  public static double price(
      Right right,
      double forward,
      double strike,
      double volatility,
      double years,
      double discount) {
    Checks.positive(forward, "forward");
    Checks.positive(strike, "strike");
    Checks.notNegative(volatility, "volatility");
    Checks.notNegative(years, "years");
    Checks.positive(discount, "discount");
    double sign = sign(right);
    double deviation = volatility * Math.sqrt(years);
    double intrinsic = Math.max(0, sign * (forward - strike));
    if (deviation == 0) {
      return discount * intrinsic;
    }
    double d1 = StrictMath.log(forward / strike) / deviation + 0.5 * deviation;
    double d2 = d1 - deviation;
    double value = sign * (forward * Normal.cdf(sign * d1) - strike * Normal.cdf(sign * d2));
    return discount * Math.max(intrinsic, value);
  }

  /** +1 for a call, −1 for a put. */
  public static double sign(Right right) {
    return switch (right) {
      case CALL -> 1;
      case PUT -> -1;
    };
  }

  /**
   * The undiscounted price where the caller has hoisted what many prices share; nothing is checked.
   * Right to 3·10⁻¹⁶ of the larger of forward and strike.
   *
   * @param sign +1 for a call, −1 for a put
   * @param logForward natural logarithm of the forward
   * @param logStrike natural logarithm of the strike
   * @param slope {@link #slope} of σ·√τ
   * @param halfDeviation σ·√τ/2
   */
  public static double undiscounted(
      double sign,
      double forward,
      double strike,
      double logForward,
      double logStrike,
      double slope,
      double halfDeviation) {
    double middle = sign * ((logForward - logStrike) * slope);
    double half = sign * halfDeviation;
    return sign * (forward * Normal.quick(middle + half) - strike * Normal.quick(middle - half));
  }

  /**
   * What {@link #undiscounted} takes for 1/(σ·√τ): finite where that is zero, so that the price is
   * the intrinsic value.
   */
  public static double slope(double deviation) {
    return 1 / Math.max(deviation, 1e-300);
  }
}
