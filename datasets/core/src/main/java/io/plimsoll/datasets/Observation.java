package io.plimsoll.datasets;

/**
 * Something that is known from some time on. Times are nanoseconds since 1970-01-01T00:00:00Z.
 *
 * <p>Two times stand on everything: when it happened, and when somebody could first know it.
 * Features are joined by the second.
 */
public interface Observation {

  /** When it happened. */
  long eventNanos();

  /** When somebody outside the venue could know it; never before {@link #eventNanos()}. */
  long availableNanos();
}
