package io.plimsoll.margin.option;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.Contract.Right;

/**
 * How a value changes with what it depends on: partial derivatives, each of the value or of another
 * Greek, all else held.
 *
 * <p>The underlying's index S moves with its forward in proportion, so that the yield implied
 * between them stays. <b>Unit</b>: that of the value, per unit of what moves.
 *
 * @param delta ∂V/∂S, per quote unit of the index
 * @param gamma ∂²V/∂S²
 * @param vega ∂V/∂σ, per 1.00 of volatility per √year (a hundredth of it is one volatility point)
 * @param theta ∂V/∂t, per year of 365 days passing with rates, index and volatility held
 * @param rho ∂V/∂r, per 1.00 of the continuously compounded rate, with index and yield held
 * @param vanna ∂²V/∂S∂σ
 * @param volga ∂²V/∂σ²
 */
public record Greeks(
    double delta, double gamma, double vega, double theta, double rho, double vanna, double volga) {
  /** Of a value that depends on nothing. */
  public static final Greeks ZERO = new Greeks(0, 0, 0, 0, 0, 0, 0);

  private static final double DAYS_PER_YEAR = 365;

  /**
   * Greeks of a European option that is quoted and paid in quote currency, in closed form. With s =
   * σ√τ, ω = ±1 for call and put, r = −ln(D)/τ and carry b = ln(F/S)/τ:
   *
   * <pre>delta = ω·D·F/S·Φ(ωd₁)          gamma = D·(F/S)²·φ(d₁)/(F·s)
   * vega  = D·F·φ(d₁)·√τ            vanna = −D·F/S·φ(d₁)·d₂/σ      volga = vega·d₁·d₂/σ
   * theta = −D·F·φ(d₁)·σ/(2√τ) − (b−r)·ω·D·F·Φ(ωd₁) − r·ω·D·K·Φ(ωd₂)
   * rho   = ω·τ·D·K·Φ(ωd₂)
   * </pre>
   *
   * Where s is zero they are those of the intrinsic value, with half its delta at the money and no
   * gamma, vega, vanna or volga. <b>Reference</b>: E. G. Haug, The Complete Guide to Option Pricing
   * Formulas, second edition (2007), chapter 2.
   *
   * @param index of the underlying, positive
   * @param forward of the underlying to the expiry, positive
   * @param strike positive
   * @param volatility per square root of a year, zero or more
   * @param years to the expiry, zero or more
   * @param discount what one unit paid at expiry is worth now, positive
   */
  public static Greeks black(
      Right right,
      double index,
      double forward,
      double strike,
      double volatility,
      double years,
      double discount) {
    Checks.positive(index, "index");
    Checks.positive(forward, "forward");
    Checks.positive(strike, "strike");
    Checks.notNegative(volatility, "volatility");
    Checks.notNegative(years, "years");
    Checks.positive(discount, "discount");
    double sign = Black76.sign(right);
    double root = Math.sqrt(years);
    double s = volatility * root;
    double moneyness = StrictMath.log(forward / strike);
    double d1 = s > 0 ? moneyness / s + 0.5 * s : certain(moneyness);
    double d2 = s > 0 ? d1 - s : d1;
    double present = discount * forward;
    double receives = sign * present * Normal.cdf(sign * d1);
    double pays = sign * discount * strike * Normal.cdf(sign * d2);
    double rate = years > 0 ? -StrictMath.log(discount) / years : 0;
    double carry = years > 0 ? StrictMath.log(forward / index) / years : 0;
    double drift = (rate - carry) * receives - rate * pays;
    double delta = receives / index;
    if (s == 0) {
      return new Greeks(delta, 0, 0, drift, years * pays, 0, 0);
    }
    double density = present * Normal.pdf(d1);
    double vega = density * root;
    return new Greeks(
        delta,
        density / (s * index * index),
        vega,
        drift - density * volatility / (2 * root),
        years * pays,
        -density / index * d2 / volatility,
        vega * d1 * d2 / volatility);
  }

  /** What d₁ tends to where nothing is uncertain. */
  private static double certain(double moneyness) {
    return moneyness == 0 ? 0 : Math.signum(moneyness) * Double.POSITIVE_INFINITY;
  }

  /**
   * Greeks of the value paid in the underlying instead, V/S.
   *
   * @param value V, whose Greeks these are
   * @param index S, positive
   */
  public Greeks inUnderlying(double value, double index) {
    double s = Checks.positive(index, "index");
    return new Greeks(
        delta / s - value / (s * s),
        gamma / s - 2 * delta / (s * s) + 2 * value / (s * s * s),
        vega / s,
        theta / s,
        rho / s,
        vanna / s - vega / (s * s),
        volga / s);
  }

  /**
   * Greeks in quote currency of a value that is paid in the underlying, V·S: the product rule,
   * since the coin that is paid moves too.
   *
   * @param value V, in the underlying, whose Greeks these are
   * @param index S, positive
   */
  public Greeks inQuote(double value, double index) {
    double s = Checks.positive(index, "index");
    return new Greeks(
        value + s * delta,
        2 * delta + s * gamma,
        s * vega,
        s * theta,
        s * rho,
        vega + s * vanna,
        s * volga);
  }

  /** Theta over one day. */
  public double thetaPerDay() {
    return theta / DAYS_PER_YEAR;
  }

  /** The Greeks of several times the value. */
  public Greeks times(double factor) {
    return new Greeks(
        factor * delta,
        factor * gamma,
        factor * vega,
        factor * theta,
        factor * rho,
        factor * vanna,
        factor * volga);
  }

  /** The Greeks of the sum of two values. */
  public Greeks plus(Greeks other) {
    return new Greeks(
        delta + other.delta,
        gamma + other.gamma,
        vega + other.vega,
        theta + other.theta,
        rho + other.rho,
        vanna + other.vanna,
        volga + other.volga);
  }
}
