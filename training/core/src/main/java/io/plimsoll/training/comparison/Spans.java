package io.plimsoll.training.comparison;

import java.time.Instant;

/** Times and spans of time as text. */
final class Spans {
  private static final long[] UNITS = {86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L};
  private static final String[] NAMES = {"d", "h", "m"};

  private Spans() {}

  /** The span in its largest whole unit: {@code 1h}, {@code 5m}, {@code 90s}. */
  static String text(long nanos) {
    for (int i = 0; i < UNITS.length; i++) {
      if (nanos % UNITS[i] == 0) {
        return nanos / UNITS[i] + NAMES[i];
      }
    }
    return nanos / 1_000_000_000L + "s";
  }

  /** A time in UTC: {@code 2025-03-01T00:00:00Z}. */
  static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }
}
