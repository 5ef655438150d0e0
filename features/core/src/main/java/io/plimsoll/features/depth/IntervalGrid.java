package io.plimsoll.features.depth;

import io.plimsoll.features.window.BucketSums;
import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/**
 * A level that holds until it changes, and a flow, by equal intervals {@code (k·i, (k+1)·i]} of
 * time: what the level was at the end of each of the last intervals, and how much flowed in each.
 *
 * <p>An interval that no event told of has the level of the one before and no flow. <b>Cost</b>:
 * O(1) a number, amortized; O(intervals) to look back.
 */
public final class IntervalGrid {
  private final int intervals;
  private final long intervalNanos;

  /** Two more than asked for: the level before the first interval, and the one being filled. */
  private final int slots;

  private final double[] levels;
  private final double[] flows;
  private final boolean[] told;
  private double evicted = Double.NaN;
  private long newest = Long.MIN_VALUE;
  private long firstNanos;
  private long lastNanos;

  /** Room to look back in; never saved. */
  private final double[] levelsBack;

  private final double[] flowsBack;

  IntervalGrid(int intervals, long intervalNanos) {
    this.intervals = intervals;
    this.intervalNanos = intervalNanos;
    this.slots = intervals + 2;
    levels = new double[slots];
    flows = new double[slots];
    told = new boolean[slots];
    levelsBack = new double[intervals + 1];
    flowsBack = new double[intervals + 1];
  }

  /** Moves on to a time, at which something was heard of. */
  void hear(long nanos) {
    long interval = BucketSums.bucketOf(nanos, intervalNanos);
    if (newest == Long.MIN_VALUE) {
      newest = interval;
      firstNanos = nanos;
    }
    lastNanos = nanos;
    // The oldest leaves first; once every slot was passed, nothing is left to leave.
    long end = Math.min(interval, newest + slots);
    for (long next = newest + 1; next <= end; next++) {
      int at = Math.floorMod(next, slots);
      evicted = told[at] ? levels[at] : evicted;
      told[at] = false;
      flows[at] = 0;
    }
    newest = Math.max(newest, interval);
  }

  /** Sets the level from the time last heard of. */
  void level(double level) {
    int at = Math.floorMod(newest, slots);
    levels[at] = level;
    told[at] = true;
  }

  /** Adds to the flow at the time last heard of. */
  void flow(double amount) {
    flows[Math.floorMod(newest, slots)] += amount;
  }

  boolean heard() {
    return newest != Long.MIN_VALUE;
  }

  long firstNanos() {
    return firstNanos;
  }

  long lastNanos() {
    return lastNanos;
  }

  /** How many intervals it looks back over. */
  int intervals() {
    return intervals;
  }

  /**
   * Looks back from a time over the last intervals that are over; {@link #levelBack} and {@link
   * #flowBack} tell what was there.
   */
  void lookBack(long asOfNanos) {
    long last = Math.floorDiv(asOfNanos, intervalNanos) - 1;
    double level = evicted;
    int index = 0;
    for (long k = newest - slots + 1; k <= last; k++) {
      int at = Math.floorMod(k, slots);
      boolean there = k <= newest;
      level = there && told[at] ? levels[at] : level;
      index = (int) (k - (last - intervals));
      if (index >= 0) {
        levelsBack[index] = level;
        flowsBack[index] = there ? flows[at] : 0;
      }
    }
  }

  /** The level at the end of an interval looked back on; 0 is the end of the one before all. */
  double levelBack(int index) {
    return levelsBack[index];
  }

  /** The flow of an interval looked back on, from 1. */
  double flowBack(int index) {
    return flowsBack[index];
  }

  void save(SavedState.Writer out) {
    out.putLong(slots).put(evicted).putLong(newest).putLong(firstNanos).putLong(lastNanos);
    for (int i = 0; i < slots; i++) {
      out.put(levels[i]).put(flows[i]).put(told[i] ? 1 : 0);
    }
  }

  void restore(SavedState.Reader in) {
    in.expectLong(slots, "number of intervals");
    evicted = in.get();
    newest = in.getLong();
    firstNanos = in.getLong();
    lastNanos = in.getLong();
    Arrays.fill(told, false);
    for (int i = 0; i < slots; i++) {
      levels[i] = in.get();
      flows[i] = in.get();
      told[i] = in.get() == 1;
    }
  }
}
