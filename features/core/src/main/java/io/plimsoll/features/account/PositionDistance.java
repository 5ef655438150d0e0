package io.plimsoll.features.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;

/**
 * How many standard deviations the price of the position nearest to its own liquidation price is
 * away from it.
 *
 * <p>The least over positions of {@code ±ln(price / liquidation price) / (σ √T)}, + when long; at
 * or below zero liquidation is due. NaN where no position has a liquidation price, or a price or
 * variance of one that has is not known. Setting: {@code horizon} (default 8h).
 *
 * <p><b>Unit</b>: standard deviations. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(holdings) a state.
 * <b>Reference</b>: definition.
 */
public final class PositionDistance extends StateKernel {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final double horizonHours;

  /** A kernel with its settings. */
  public PositionDistance(double horizonHours) {
    super(
        spec(
            "position-distance",
            "min of +-ln(price / liquidation price) / (sigma sqrt T)",
            "standard deviations",
            "(-inf, inf)",
            "definition"));
    this.horizonHours = Checks.positive(horizonHours, "horizon");
  }

  /** Reads the settings. */
  public static PositionDistance from(KernelSettings settings) {
    return new PositionDistance(settings.nanos("horizon", 8L * HOUR_NANOS) / (double) HOUR_NANOS);
  }

  @Override
  protected double number(AccountState account) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int h = 0; h < account.holdings(); h++) {
      double barrier = account.liquidationPrice(h);
      if (account.quantity(h) != 0 && !Double.isNaN(barrier)) {
        double distance =
            Math.signum(account.quantity(h))
                * (StrictMath.log(account.price(h)) - StrictMath.log(barrier));
        // Math.min keeps a NaN: one position that is not known makes the nearest one unknown.
        nearest = Math.min(nearest, distance / Math.sqrt(account.hourlyVariance(h) * horizonHours));
      }
    }
    return nearest;
  }
}
