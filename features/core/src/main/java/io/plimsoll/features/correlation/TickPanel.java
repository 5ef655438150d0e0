package io.plimsoll.features.correlation;

import io.plimsoll.features.window.SavedState;

/**
 * The last log prices of all instruments at the times of their trades, at most one a bucket of
 * time: the last of each.
 */
public final class TickPanel {
  private final int capacity;
  private final long bucketNanos;

  /** {@code [instrument][place]}, oldest at {@code first}. */
  final long[][] nanos;

  final double[][] logs;
  private final int[] next;
  private final int[] size;
  private final long[] began;

  TickPanel(int instruments, int capacity, long bucketNanos) {
    this.capacity = capacity;
    this.bucketNanos = bucketNanos;
    nanos = new long[instruments][capacity];
    logs = new double[instruments][capacity];
    next = new int[instruments];
    size = new int[instruments];
    began = new long[instruments];
    java.util.Arrays.fill(began, Long.MAX_VALUE);
  }

  /** Takes in a trade; one older than the newest of its instrument comes too late. */
  void trade(int instrument, long eventNanos, double price) {
    int newest = place(instrument, size[instrument] - 1);
    boolean replaces = false;
    if (size[instrument] > 0) {
      long last = nanos[instrument][newest];
      if (eventNanos < last) {
        return;
      }
      replaces = Math.floorDiv(eventNanos, bucketNanos) == Math.floorDiv(last, bucketNanos);
    }
    began[instrument] = Math.min(began[instrument], eventNanos);
    int at = replaces ? newest : next[instrument];
    nanos[instrument][at] = eventNanos;
    logs[instrument][at] = StrictMath.log(price);
    if (!replaces) {
      next[instrument] = at + 1 == capacity ? 0 : at + 1;
      size[instrument] = Math.min(size[instrument] + 1, capacity);
    }
  }

  /** Where a tick is; 0 is the oldest one. */
  int place(int instrument, int index) {
    return Math.floorMod(next[instrument] - size[instrument] + index, capacity);
  }

  int size(int instrument) {
    return size[instrument];
  }

  /** When the first trade of an instrument happened. */
  long began(int instrument) {
    return began[instrument];
  }

  /** The first tick at or after a time; the size where there is none. */
  int firstFrom(int instrument, long fromNanos) {
    int low = 0;
    int high = size[instrument];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (nanos[instrument][place(instrument, middle)] < fromNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void save(SavedState.Writer out) {
    out.putLong(next.length).putLong(capacity);
    for (int i = 0; i < next.length; i++) {
      out.putLong(began[i]).putLong(size[i]);
      for (int k = 0; k < size[i]; k++) {
        out.putLong(nanos[i][place(i, k)]).put(logs[i][place(i, k)]);
      }
    }
  }

  void restore(SavedState.Reader in) {
    in.expectLong(next.length, "number of instruments");
    in.expectLong(capacity, "number of ticks");
    for (int i = 0; i < next.length; i++) {
      began[i] = in.getLong();
      long saved = in.getLong();
      if (saved < 0 || saved > capacity) {
        throw new IllegalArgumentException("saved ticks must fit " + capacity + ", had " + saved);
      }
      size[i] = (int) saved;
      next[i] = size[i] == capacity ? 0 : size[i];
      for (int k = 0; k < size[i]; k++) {
        nanos[i][k] = in.getLong();
        logs[i][k] = in.get();
      }
    }
  }
}
