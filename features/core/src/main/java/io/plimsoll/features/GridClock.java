package io.plimsoll.features;

import io.plimsoll.features.window.SavedState;

/** When the next bar ends, when the next row is due, and which events come too late for both. */
final class GridClock {
  private final long barNanos;
  private final long everyNanos;
  private boolean running;
  private long nextCloseNanos = Long.MAX_VALUE;
  private long nextRowNanos = Long.MAX_VALUE;
  private long earliestNanos = Long.MIN_VALUE;

  GridClock(long barNanos, long everyNanos) {
    this.barNanos = barNanos;
    this.everyNanos = everyNanos;
  }

  /** What is due. */
  enum Due {
    BAR_END,
    ROW,
    NOTHING
  }

  /**
   * What is due before an event at a time may be taken: bars that end up to it, rows before it, in
   * their turn.
   */
  Due due(long nanos) {
    if (!running) {
      return Due.NOTHING;
    }
    // A row waits for the bar that ends with it, and the next bar's end for the row before it.
    if (nextRowNanos < nanos && nextRowNanos < nextCloseNanos) {
      return Due.ROW;
    }
    return nextCloseNanos <= nanos ? Due.BAR_END : Due.NOTHING;
  }

  boolean isLate(long nanos) {
    return nanos < earliestNanos;
  }

  boolean running() {
    return running;
  }

  void start(long nanos) {
    running = true;
    nextCloseNanos = (Math.floorDiv(nanos, barNanos) + 1) * barNanos;
    nextRowNanos = -Math.floorDiv(-nanos, everyNanos) * everyNanos;
    moveEarliest();
  }

  /** Stands still until the next start; what was late stays late. */
  void stop() {
    running = false;
  }

  long takeRow() {
    long row = nextRowNanos;
    nextRowNanos += everyNanos;
    moveEarliest();
    return row;
  }

  long takeBarEnd() {
    long end = nextCloseNanos;
    nextCloseNanos += barNanos;
    moveEarliest();
    return end;
  }

  private void moveEarliest() {
    long open = Math.max(nextCloseNanos - barNanos, nextRowNanos - everyNanos + 1);
    earliestNanos = Math.max(earliestNanos, open);
  }

  void save(SavedState.Writer out) {
    out.putLong(running ? 1 : 0).putLong(nextCloseNanos).putLong(nextRowNanos);
    out.putLong(earliestNanos);
  }

  void restore(SavedState.Reader in) {
    running = in.getLong() == 1;
    nextCloseNanos = in.getLong();
    nextRowNanos = in.getLong();
    earliestNanos = in.getLong();
  }
}
