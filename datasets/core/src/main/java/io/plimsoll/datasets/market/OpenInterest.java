package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * How much is open in a derivative: every contract has one long and one short side and counts once.
 *
 * @param quantity base units, zero or more
 * @param notional quote currency, zero or more; NaN where the source does not say
 */
public record OpenInterest(
    InstrumentId instrument, long eventNanos, long availableNanos, double quantity, double notional)
    implements MarketEvent {
  public OpenInterest {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    Checks.notNegative(quantity, "quantity");
    if (!Double.isNaN(notional)) {
      Checks.notNegative(notional, "notional");
    }
  }

  @Override
  public OpenInterest availableAt(long nanos) {
    return new OpenInterest(instrument, eventNanos, nanos, quantity, notional);
  }
}
