package io.plimsoll.features.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;

/**
 * How long it takes to close the account's slowest position without being more than some share of
 * what is traded.
 *
 * <p>The greatest over positions of {@code |notional| / (participation · notional traded an hour)}.
 * 0 without positions; NaN where the price or volume of one is not known. Setting: {@code
 * participation} (default 0.1).
 *
 * <p><b>Unit</b>: hours. <b>Range</b>: [0, ∞). <b>Cost</b>: O(holdings) a state. <b>Reference</b>:
 * definition.
 */
public final class LiquidationTime extends StateKernel {
  private final double participation;

  /** A kernel with its settings. */
  public LiquidationTime(double participation) {
    super(
        spec(
            "liquidation-time",
            "max |notional| / (participation * hourly notional)",
            "hours",
            "[0, inf)",
            "definition"));
    this.participation = Checks.inRange(participation, 1e-6, 1, "participation");
  }

  /** Reads the settings. */
  public static LiquidationTime from(KernelSettings settings) {
    return new LiquidationTime(settings.number("participation", 0.1));
  }

  @Override
  protected double number(AccountState account) {
    // NaN where the positions themselves are not known.
    double greatest = 0 * account.grossNotional();
    for (int h = 0; h < account.holdings(); h++) {
      if (account.quantity(h) != 0) {
        greatest =
            Math.max(
                greatest,
                Math.abs(account.notional(h)) / (participation * account.hourlyNotional(h)));
      }
    }
    return greatest;
  }
}
