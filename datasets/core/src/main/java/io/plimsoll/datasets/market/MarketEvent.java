package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Observation;

/** Something that happened on a market. Times are nanoseconds since 1970-01-01T00:00:00Z. */
public sealed interface MarketEvent extends Observation
    permits Trade,
        Quote,
        DepthBands,
        BookDelta,
        Bar,
        OpenInterest,
        FundingRate,
        MarkPrice,
        Liquidation,
        LongShortRatio {

  /** The instrument it happened to. */
  InstrumentId instrument();

  /** The same event, known at another time. */
  MarketEvent availableAt(long nanos);

  /** Throws if an event would be known before it happened. */
  static void checkTimes(long eventNanos, long availableNanos) {
    if (availableNanos < eventNanos) {
      throw new IllegalArgumentException(
          "availableNanos must not precede eventNanos " + eventNanos + ", was " + availableNanos);
    }
  }
}
