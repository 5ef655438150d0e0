package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * What a venue values a derivative at, and the index it follows.
 *
 * @param mark quote currency, positive
 * @param index quote currency, positive; NaN where the source does not say
 */
public record MarkPrice(
    InstrumentId instrument, long eventNanos, long availableNanos, double mark, double index)
    implements MarketEvent {
  public MarkPrice {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    Checks.positive(mark, "mark");
    if (!Double.isNaN(index)) {
      Checks.positive(index, "index");
    }
  }

  @Override
  public MarkPrice availableAt(long nanos) {
    return new MarkPrice(instrument, eventNanos, nanos, mark, index);
  }
}
