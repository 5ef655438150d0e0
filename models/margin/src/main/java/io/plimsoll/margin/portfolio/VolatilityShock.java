package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;

/**
 * How far implied volatility moves, by time to expiry.
 *
 * <p>With d days to expiry, up = σ·(1 + u·m) but at least the floor, down = σ·max(0, 1 − v·m),
 * where m = (reference/max(d, d₀))ᵖ and p is the short-term power up to the reference, the
 * long-term power beyond. <b>Unit</b>: fractions of volatility.
 *
 * @param upFraction u, zero or more
 * @param downFraction v, zero or more
 * @param shortTermPower p up to the reference
 * @param longTermPower p beyond the reference
 * @param floorDays d₀, zero or more; where it is zero an option must not expire now
 * @param referenceDays positive, 30 at every venue known
 * @param minimumUp least volatility of an option that was shocked up, zero or more
 */
public record VolatilityShock(
    double upFraction,
    double downFraction,
    double shortTermPower,
    double longTermPower,
    double floorDays,
    double referenceDays,
    double minimumUp) {
  private static final double SECONDS_PER_DAY = 86_400;

  public VolatilityShock {
    Checks.notNegative(upFraction, "up");
    Checks.notNegative(downFraction, "down");
    Checks.finite(shortTermPower, "short-term-power");
    Checks.finite(longTermPower, "long-term-power");
    Checks.notNegative(floorDays, "floor-days");
    Checks.positive(referenceDays, "reference-days");
    Checks.notNegative(minimumUp, "minimum-up");
  }

  /** m. */
  double scale(double secondsToExpiry) {
    double reference = referenceDays * SECONDS_PER_DAY;
    double power = secondsToExpiry <= reference ? shortTermPower : longTermPower;
    double ratio = reference / Math.max(secondsToExpiry, floorDays * SECONDS_PER_DAY);
    // StrictMath.pow allocates
    return StrictMath.exp(power * StrictMath.log(ratio));
  }

  /** By what volatility is multiplied when it rises, before the floor. */
  public double up(double secondsToExpiry) {
    return 1 + upFraction * scale(secondsToExpiry);
  }

  /** By what volatility is multiplied when it falls. */
  public double down(double secondsToExpiry) {
    return Math.max(0, 1 - downFraction * scale(secondsToExpiry));
  }
}
