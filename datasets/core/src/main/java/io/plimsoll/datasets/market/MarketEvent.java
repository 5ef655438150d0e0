package io.plimsoll.datasets.market;

/** Something that happened on a market. Times are nanoseconds since 1970-01-01T00:00:00Z. */
public sealed interface MarketEvent permits Trade, Quote, DepthBands, Bar {

  /** The instrument it happened to. */
  InstrumentId instrument();

  /** When it happened. */
  long eventNanos();

  /** When somebody outside the venue could know it; never before {@link #eventNanos()}. */
  long availableNanos();

  /** Throws if an event would be known before it happened. */
  static void checkTimes(long eventNanos, long availableNanos) {
    if (availableNanos < eventNanos) {
      throw new IllegalArgumentException(
          "availableNanos must not precede eventNanos " + eventNanos + ", was " + availableNanos);
    }
  }
}
