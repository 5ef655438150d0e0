package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * A position that the venue closed, or a part of it.
 *
 * @param price quote currency, positive
 * @param quantity base units, positive
 * @param longPosition whether a long was liquidated (the forced order sold)
 */
public record Liquidation(
    InstrumentId instrument,
    long eventNanos,
    long availableNanos,
    double price,
    double quantity,
    boolean longPosition)
    implements MarketEvent {
  public Liquidation {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    Checks.positive(price, "price");
    Checks.positive(quantity, "quantity");
  }

  @Override
  public Liquidation availableAt(long nanos) {
    return new Liquidation(instrument, eventNanos, nanos, price, quantity, longPosition);
  }
}
