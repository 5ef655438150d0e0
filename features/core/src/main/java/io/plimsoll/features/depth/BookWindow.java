package io.plimsoll.features.depth;

import io.plimsoll.features.window.BucketSums;
import io.plimsoll.features.window.SavedState;

/** The state of a {@link BookWindowKernel}: sums over a window, and single numbers and times. */
public final class BookWindow {
  private final BucketSums sums;
  private final double[] cells;
  private final long[] times;

  BookWindow(BucketSums sums, int cells, int times) {
    this.sums = sums;
    this.cells = new double[cells];
    this.times = new long[times];
  }

  BucketSums sums() {
    return sums;
  }

  /** Single numbers, zero at first; only an update may change them. */
  double[] cells() {
    return cells;
  }

  /** Single times or counts, zero at first; only an update may change them. */
  long[] times() {
    return times;
  }

  double[] save() {
    SavedState.Writer out = new SavedState.Writer();
    sums.save(out);
    for (double cell : cells) {
      out.put(cell);
    }
    for (long time : times) {
      out.putLong(time);
    }
    return out.toArray();
  }

  BookWindow restored(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    sums.restore(in);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = in.get();
    }
    for (int i = 0; i < times.length; i++) {
      times[i] = in.getLong();
    }
    in.end();
    return this;
  }
}
