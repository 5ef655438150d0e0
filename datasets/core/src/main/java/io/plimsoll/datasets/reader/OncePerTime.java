package io.plimsoll.datasets.reader;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Finds rows of the same time: an equal one is a duplicate, another one a contradiction. */
final class OncePerTime<V> {
  private final String what;
  private final Map<Long, RowCollector.Row<V>> rows = new HashMap<>();

  /** For messages, for example {@code "funding rate"}. */
  OncePerTime(String what) {
    this.what = what;
  }

  /**
   * Whether nothing of that time was there; false if an equal one was.
   *
   * @throws IllegalArgumentException if another one was
   */
  boolean isNew(long nanos, V value, long line) {
    RowCollector.Row<V> other = rows.putIfAbsent(nanos, new RowCollector.Row<>(value, line));
    if (other != null && !other.event().equals(value)) {
      throw new IllegalArgumentException(
          "another "
              + what
              + " of "
              + Instant.ofEpochSecond(0, nanos)
              + " has other values, on line "
              + other.line());
    }
    return other == null;
  }
}
