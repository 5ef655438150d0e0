package io.plimsoll.features.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;

/**
 * How many standard deviations of the account's profit and loss lie between its equity and its
 * maintenance margin.
 *
 * <p>{@code (equity − maintenance) / s} with {@code s² = T · ((1 − ρ) Σ(xσ)² + ρ (Σ xσ)²)}, x the
 * signed exposure of a holding (position and collateral), σ² its variance an hour, T the horizon in
 * hours. One correlation ρ for all: perpetuals move together, and a hedge must not look perfect. At
 * or below zero liquidation is due. NaN without exposure. Settings: {@code horizon} (default 8h),
 * {@code correlation} (default 0.7).
 *
 * <p><b>Unit</b>: standard deviations. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(holdings) a state.
 * <b>Reference</b>: definition.
 */
public final class AccountDistance extends StateKernel {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final double horizonHours;
  private final double correlation;

  /** A kernel with its settings. */
  public AccountDistance(double horizonHours, double correlation) {
    super(
        spec(
            "account-distance",
            "(equity - maintenance) / (sigma of the account * sqrt T)",
            "standard deviations",
            "(-inf, inf)",
            "definition"));
    this.horizonHours = Checks.positive(horizonHours, "horizon");
    this.correlation = Checks.inRange(correlation, 0, 1, "correlation");
  }

  /** Reads the settings. */
  public static AccountDistance from(KernelSettings settings) {
    return new AccountDistance(
        settings.nanos("horizon", 8L * HOUR_NANOS) / (double) HOUR_NANOS,
        settings.number("correlation", 0.7));
  }

  @Override
  protected double number(AccountState account) {
    double squares = 0;
    double sum = 0;
    for (int h = 0; h < account.holdings(); h++) {
      double exposure = account.notional(h) + account.collateral(h);
      if (exposure != 0) {
        double risk = exposure * Math.sqrt(account.hourlyVariance(h) * horizonHours);
        squares += risk * risk;
        sum += risk;
      }
    }
    double deviation = Math.sqrt((1 - correlation) * squares + correlation * sum * sum);
    return Double.isInfinite(deviation)
        ? Double.NaN
        : (account.equity() - account.maintenance()) / deviation;
  }
}
