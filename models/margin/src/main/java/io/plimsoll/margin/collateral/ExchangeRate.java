package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;

/**
 * The exchange rate of a yield-bearing token as its contract last wrote it down, and how it accrues
 * until the next time.
 *
 * <p>{@code rate·(1 + growth·t)} where interest is simple between two updates, {@code rate·(1 +
 * growth)^t} where it compounds; {@code t} in years of 365 days.
 *
 * @param rate units of underlying per token at {@code atNanos}, positive
 * @param atNanos nanoseconds since 1970-01-01 UTC
 * @param growthPerYear effective yearly growth, above −1 (a slashing may make it negative)
 */
public record ExchangeRate(double rate, long atNanos, double growthPerYear, Accrual accrual) {
  public ExchangeRate {
    Checks.positive(rate, "rate");
    Checks.finite(growthPerYear, "growthPerYear");
    if (growthPerYear <= -1) {
      throw new IllegalArgumentException("growthPerYear must be above -1, was " + growthPerYear);
    }
  }

  /**
   * The rate at a time that is not before the last update; zero where simple negative growth has
   * used it up.
   */
  public double at(long nowNanos) {
    if (nowNanos < atNanos) {
      throw new IllegalArgumentException(
          "time must not lie before the last update at " + atNanos + " ns, was " + nowNanos);
    }
    double years = (nowNanos - atNanos) / YieldToken.YEAR_NANOS;
    return switch (accrual) {
      case SIMPLE -> Math.max(0, rate * (1 + growthPerYear * years));
      case COMPOUND -> rate * StrictMath.pow(1 + growthPerYear, years);
    };
  }

  /** How interest accrues between two updates. */
  public enum Accrual {
    SIMPLE,
    COMPOUND
  }
}
