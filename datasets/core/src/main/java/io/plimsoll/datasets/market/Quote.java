package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * The best bid and ask. A crossed quote (bid above ask) is representable: quality kernels must see
 * it.
 *
 * @param bidPrice quote currency, positive
 * @param bidQuantity base units, zero or more
 * @param askPrice quote currency, positive
 * @param askQuantity base units, zero or more
 */
public record Quote(
    InstrumentId instrument,
    long eventNanos,
    long availableNanos,
    double bidPrice,
    double bidQuantity,
    double askPrice,
    double askQuantity)
    implements MarketEvent, TopOfBook {
  public Quote {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    Checks.positive(bidPrice, "bidPrice");
    Checks.notNegative(bidQuantity, "bidQuantity");
    Checks.positive(askPrice, "askPrice");
    Checks.notNegative(askQuantity, "askQuantity");
  }

  @Override
  public Quote availableAt(long nanos) {
    return new Quote(instrument, eventNanos, nanos, bidPrice, bidQuantity, askPrice, askQuantity);
  }
}
