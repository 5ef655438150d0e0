package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;

/**
 * How to read a file.
 *
 * @param instrument what the rows are about
 * @param barSpanNanos the length of a bar; 0 takes the most frequent distance of neighbours
 * @param maxBadRows so many bad rows are set aside; one more fails the reading
 * @param delayNanos how long after it happened an event is taken to be known where the file does
 *     not say; {@link #USUAL_DELAY} for what is usual for its kind
 */
public record ReadOptions(
    InstrumentId instrument, long barSpanNanos, int maxBadRows, long delayNanos) {
  /** Stands for the delay that is usual for a kind of data. */
  public static final long USUAL_DELAY = -1;

  /** Bad rows that are set aside unless told otherwise. */
  public static final int DEFAULT_MAX_BAD_ROWS = 1000;

  public ReadOptions {
    Checks.inRange(barSpanNanos, 0, Long.MAX_VALUE, "barSpanNanos");
    Checks.inRange(maxBadRows, 0, Integer.MAX_VALUE, "maxBadRows");
    Checks.inRange(delayNanos, USUAL_DELAY, 366 * 86_400e9, "delayNanos");
  }

  /** With the delay that is usual for the kind. */
  public ReadOptions(InstrumentId instrument, long barSpanNanos, int maxBadRows) {
    this(instrument, barSpanNanos, maxBadRows, USUAL_DELAY);
  }

  /** Detects the span, sets aside up to {@value #DEFAULT_MAX_BAD_ROWS} rows. */
  public static ReadOptions of(InstrumentId instrument) {
    return new ReadOptions(instrument, 0, DEFAULT_MAX_BAD_ROWS);
  }
}
