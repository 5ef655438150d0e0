package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * Open, high, low, close and volume of one interval; the event time is the close of the interval
 * (exclusive end).
 *
 * @param openNanos the start of the interval, inclusive
 * @param eventNanos the end of the interval, exclusive
 * @param open price of the first trade; of an empty interval the last price before it
 * @param volume base units, zero or more
 * @param signedVolume base units bought less base units sold by aggressors; NaN where the source
 *     does not say
 * @param trades how many trades; -1 where the source does not say
 */
public record Bar(
    InstrumentId instrument,
    long openNanos,
    long eventNanos,
    long availableNanos,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double signedVolume,
    int trades)
    implements MarketEvent {
  public Bar {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    if (eventNanos <= openNanos) {
      throw new IllegalArgumentException(
          "a bar must end after it opens at " + openNanos + ", ended at " + eventNanos);
    }
    Checks.positive(open, "open");
    Checks.positive(high, "high");
    Checks.positive(low, "low");
    Checks.positive(close, "close");
    Checks.notNegative(volume, "volume");
    if (high < Math.max(open, close)) {
      throw new IllegalArgumentException(
          "high must be at least open " + open + " and close " + close + ", was " + high);
    }
    if (low > Math.min(open, close)) {
      throw new IllegalArgumentException(
          "low must be at most open " + open + " and close " + close + ", was " + low);
    }
  }

  @Override
  public Bar availableAt(long nanos) {
    return new Bar(
        instrument,
        openNanos,
        eventNanos,
        nanos,
        open,
        high,
        low,
        close,
        volume,
        signedVolume,
        trades);
  }

  /** The length of the interval. */
  public long spanNanos() {
    return eventNanos - openNanos;
  }

  /** Whether nobody traded in it. */
  public boolean empty() {
    return volume == 0;
  }
}
