package io.plimsoll.models.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.Normal;

/**
 * The probability that a Brownian motion with drift touches a barrier within the horizon.
 *
 * <p>With the log distance {@code d > 0} to the barrier below, drift {@code m} and volatility
 * {@code s} of the log price over the whole horizon: {@code Φ((−d − m)/s) + e^{−2md/s²}·Φ((−d +
 * m)/s)}; the barrier above is its mirror image. Without drift this is {@code 2Φ(−d/s)}, the
 * reflection principle. The second term is computed in logs, so no drift overflows it.
 *
 * <p><b>Range</b>: [0, 1]. <b>Reference</b>: Haug (1998), The complete guide to option pricing
 * formulas, section on barrier and binary barrier options; Karatzas and Shreve (1991), section
 * 3.5.C.
 */
public final class BarrierProbability {
  private BarrierProbability() {}

  /**
   * The probability of touching a barrier below.
   *
   * @param logDistance {@code ln(price / barrier)}; at or below zero the barrier is touched already
   * @param drift of the log price over the horizon
   * @param volatility of the log price over the horizon, zero or more
   */
  public static double down(double logDistance, double drift, double volatility) {
    if (Double.isNaN(logDistance)) {
      throw new IllegalArgumentException("logDistance must be a number, was NaN");
    }
    Checks.finite(drift, "drift");
    Checks.notNegative(volatility, "volatility");
    if (logDistance <= 0) {
      return 1;
    }
    if (logDistance == Double.POSITIVE_INFINITY) {
      return 0;
    }
    if (volatility == 0) {
      return drift <= -logDistance ? 1 : 0;
    }
    double atEnd = Normal.cdf((-logDistance - drift) / volatility);
    double returned =
        StrictMath.exp(
            -2 * (drift / volatility) * (logDistance / volatility)
                + Normal.logCdf((-logDistance + drift) / volatility));
    return Math.min(1, atEnd + returned);
  }

  /**
   * The probability of touching a barrier above.
   *
   * @param logDistance {@code ln(barrier / price)}; at or below zero the barrier is touched already
   */
  public static double up(double logDistance, double drift, double volatility) {
    return down(logDistance, -drift, volatility);
  }
}
