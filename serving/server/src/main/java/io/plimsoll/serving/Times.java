package io.plimsoll.serving;

import java.time.Instant;

/** Times as people read them. */
public final class Times {
  private Times() {}

  /** Nanoseconds since the epoch as ISO-8601 in UTC. */
  public static String text(long nanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
        .toString();
  }
}
