package io.plimsoll.features.depth;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.SavedState;

/**
 * The state of a kernel that looks only at the last snapshot: its number and when it became
 * available.
 */
public final class Latest {
  private static final long DEFAULT_MAX_AGE_NANOS = 15 * 60_000_000_000L;

  private double value = Double.NaN;
  private long availableNanos;

  /**
   * Reads {@code max-age}: after how long a snapshot is forgotten; a book of an hour ago says
   * nothing about now.
   */
  static long maxAge(KernelSettings settings) {
    return settings.nanos("max-age", DEFAULT_MAX_AGE_NANOS);
  }

  void set(long nanos, double number) {
    availableNanos = nanos;
    value = Double.isFinite(number) ? number : Double.NaN;
  }

  double value(long asOfNanos, long maxAgeNanos) {
    return asOfNanos - availableNanos > maxAgeNanos ? Double.NaN : value;
  }

  double[] save() {
    return new SavedState.Writer().put(value).putLong(availableNanos).toArray();
  }

  static Latest restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    Latest latest = new Latest();
    latest.value = in.get();
    latest.availableNanos = in.getLong();
    in.end();
    return latest;
  }
}
