package io.plimsoll.cli;

import java.time.Duration;
import java.time.Instant;

/** Times as a person reads them. */
final class Times {
  private Times() {}

  /** UTC to the second, for example {@code 2013-11-25 00:00:00}. */
  static String text(long nanos) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L));
    return instant.toString().replace('T', ' ').replace("Z", "");
  }

  /** A span, for example {@code 5m} or {@code 1h30m}. */
  static String span(long nanos) {
    return nanos == 0
        ? "-"
        : Duration.ofNanos(nanos).toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }
}
