package io.plimsoll.features.flow;

import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/** The last best prices, to ask what they were some moments ago. */
final class RecentQuotes {
  /** On a busy venue the best prices change some hundred times a second. */
  private static final int LENGTH = 128;

  private final double[] bids = new double[LENGTH];
  private final double[] asks = new double[LENGTH];
  private final long[] nanos = new long[LENGTH];
  private int newest;

  RecentQuotes() {
    Arrays.fill(nanos, Long.MIN_VALUE);
    Arrays.fill(bids, Double.NaN);
    Arrays.fill(asks, Double.NaN);
  }

  void add(long availableNanos, double bid, double ask) {
    newest = (newest + 1) % LENGTH;
    nanos[newest] = availableNanos;
    bids[newest] = bid;
    asks[newest] = ask;
  }

  /** Where the last quote stands that was available by a time; -1 where it is not remembered. */
  int at(long asOfNanos) {
    for (int i = 0; i < LENGTH; i++) {
      int at = Math.floorMod(newest - i, LENGTH);
      if (nanos[at] <= asOfNanos) {
        return nanos[at] == Long.MIN_VALUE ? -1 : at;
      }
    }
    return -1;
  }

  double bid(int at) {
    return bids[at];
  }

  double ask(int at) {
    return asks[at];
  }

  long nanos(int at) {
    return nanos[at];
  }

  void save(SavedState.Writer out) {
    out.putLong(newest);
    for (int i = 0; i < LENGTH; i++) {
      out.putLong(nanos[i]).put(bids[i]).put(asks[i]);
    }
  }

  void restore(SavedState.Reader in) {
    newest = Math.floorMod(in.getLong(), LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      nanos[i] = in.getLong();
      bids[i] = in.get();
      asks[i] = in.get();
    }
  }
}
