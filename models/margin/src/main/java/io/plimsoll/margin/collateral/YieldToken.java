package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;

/**
 * A token that redeems for a growing amount of an underlying: staked ether, savings dollars.
 *
 * <p>A unit is worth the lesser of its market price and its redemption value {@code min(rate,
 * maximum)·P·d}. The exchange rate may not exceed {@code maximum = snapshot·(1 + growth·years since
 * the snapshot)}, simple growth with years of 365 days, so that a manipulated rate cannot create
 * credit. {@code d = max(0, 1 − discountPerYear·delay in years)} is what waiting for the redemption
 * costs.
 *
 * <p><b>Reference</b>: BGD Labs, aave-capo, {@code PriceCapAdapterBase} at 056c225 (2024): ratio
 * cap {@code snapshotRatio + maxRatioGrowthPerSecond·(now − snapshotTimestamp)}; parameters in Aave
 * proposal "Set Price Cap Adapters" of 2024-02-27 (wstETH 9.68 %, sDAI 10.15 % a year).
 *
 * @param underlying what it redeems for
 * @param snapshotRate units of underlying per token at the snapshot, positive
 * @param snapshotNanos time of the snapshot, nanoseconds since 1970-01-01 UTC
 * @param growthPerYear largest credible growth, fraction of the snapshot's rate a year, zero or
 *     more
 * @param redemptionDelayNanos zero or more
 * @param discountPerYear fraction of value that a year's delay costs, zero or more
 */
public record YieldToken(
    String underlying,
    double snapshotRate,
    long snapshotNanos,
    double growthPerYear,
    long redemptionDelayNanos,
    double discountPerYear) {
  /** Nanoseconds of a year of 365 days. */
  public static final double YEAR_NANOS = 365.0 * 86_400e9;

  public YieldToken {
    Checks.notBlank(underlying, "underlying");
    Checks.positive(snapshotRate, "snapshot-rate");
    Checks.notNegative(growthPerYear, "growth-per-year");
    Checks.notNegative(redemptionDelayNanos, "redemption delay");
    Checks.notNegative(discountPerYear, "discount-per-year");
  }

  /**
   * The largest rate that is believed at a time.
   *
   * @throws IllegalArgumentException if the time lies before the snapshot
   */
  public double maximumRate(long nowNanos) {
    return snapshotRate * (1 + growthPerYear * yearsSince(nowNanos));
  }

  /** What remains of the value after waiting for the redemption, in [0, 1]. */
  public double delayFactor() {
    return Math.max(0, 1 - discountPerYear * (redemptionDelayNanos / YEAR_NANOS));
  }

  /** Redemption value of a unit, margin currency. */
  public double redemptionValue(double rate, double underlyingPrice, long nowNanos) {
    return Math.min(rate, maximumRate(nowNanos)) * underlyingPrice * delayFactor();
  }

  double yearsSince(long nowNanos) {
    if (nowNanos < snapshotNanos) {
      throw new IllegalArgumentException(
          "time of valuation must not lie before the snapshot at "
              + snapshotNanos
              + " ns, was "
              + nowNanos);
    }
    return (nowNanos - snapshotNanos) / YEAR_NANOS;
  }
}
