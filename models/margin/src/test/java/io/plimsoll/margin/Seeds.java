package io.plimsoll.margin;

import java.util.function.LongConsumer;

/**
 * Holds a property to what each of many seeds determines. A loop, because jqwik's {@code @ForAll
 * long} prefers small numbers (61,464 of 100,000 differ) and no seed is simpler than another, so
 * that there is nothing to shrink.
 */
public final class Seeds {
  private Seeds() {}

  /** Holds the property to seeds 0 to count − 1; the first that breaks it is named. */
  public static void each(int count, LongConsumer property) {
    for (long seed = 0; seed < count; seed++) {
      try {
        property.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
