package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * A funding payment of a perpetual: longs pay shorts where the rate is positive.
 *
 * @param rate fraction of the position's notional, for one interval
 * @param intervalNanos how long an interval is; positive
 */
public record FundingRate(
    InstrumentId instrument, long eventNanos, long availableNanos, double rate, long intervalNanos)
    implements MarketEvent {
  public FundingRate {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    Checks.finite(rate, "rate");
    Checks.positive(intervalNanos, "intervalNanos");
  }

  @Override
  public FundingRate availableAt(long nanos) {
    return new FundingRate(instrument, eventNanos, nanos, rate, intervalNanos);
  }
}
