package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * How the accounts of a venue are positioned, as ratios of long to short; NaN where the source does
 * not say.
 *
 * @param topAccounts long over short accounts among the largest
 * @param topPositions long over short position size among the largest
 * @param accounts long over short accounts among all
 * @param takerVolume aggressors' buy over sell volume
 */
public record LongShortRatio(
    InstrumentId instrument,
    long eventNanos,
    long availableNanos,
    double topAccounts,
    double topPositions,
    double accounts,
    double takerVolume)
    implements MarketEvent {
  public LongShortRatio {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    check(topAccounts, "topAccounts");
    check(topPositions, "topPositions");
    check(accounts, "accounts");
    check(takerVolume, "takerVolume");
  }

  private static void check(double ratio, String name) {
    if (!Double.isNaN(ratio)) {
      Checks.notNegative(ratio, name);
    }
  }

  @Override
  public LongShortRatio availableAt(long nanos) {
    return new LongShortRatio(
        instrument, eventNanos, nanos, topAccounts, topPositions, accounts, takerVolume);
  }
}
