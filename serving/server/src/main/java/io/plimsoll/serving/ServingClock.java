package io.plimsoll.serving;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** What time it is for the server, in nanoseconds since 1970-01-01T00:00:00Z. Thread-safe. */
public sealed interface ServingClock {

  /** Now. */
  long nowNanos();

  /** The time of the world: for a live feed. */
  static ServingClock wall(InstantSource source) {
    return new Wall(source);
  }

  /**
   * The time of the last event: for history that is replayed. Stands at zero before the first
   * event.
   */
  static ServingClock events() {
    return new Events(new AtomicLong());
  }

  /**
   * The time of the world.
   *
   * @param source where it comes from
   */
  record Wall(InstantSource source) implements ServingClock {
    @Override
    public long nowNanos() {
      Instant now = source.instant();
      return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }
  }

  /**
   * The time at which the last event was available.
   *
   * @param last that time
   */
  record Events(AtomicLong last) implements ServingClock {
    @Override
    public long nowNanos() {
      return last.get();
    }

    /** Moves the clock forward; never back. */
    void observed(long availableNanos) {
      last.accumulateAndGet(availableNanos, Math::max);
    }
  }
}
