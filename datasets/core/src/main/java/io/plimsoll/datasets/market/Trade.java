package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * One trade.
 *
 * @param price quote currency per unit of base, positive
 * @param quantity in base units, positive
 * @param aggressor who took the liquidity
 */
public record Trade(
    InstrumentId instrument,
    long eventNanos,
    long availableNanos,
    double price,
    double quantity,
    Aggressor aggressor)
    implements MarketEvent {
  public Trade {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    Checks.positive(price, "price");
    Checks.positive(quantity, "quantity");
  }

  @Override
  public Trade availableAt(long nanos) {
    return new Trade(instrument, eventNanos, nanos, price, quantity, aggressor);
  }

  /** The side that took the liquidity of a trade. */
  public enum Aggressor {
    BUYER,
    SELLER,
    /** The source does not say; kernels then fall back to the tick rule. */
    UNKNOWN
  }
}
