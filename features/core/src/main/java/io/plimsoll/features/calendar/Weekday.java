package io.plimsoll.features.calendar;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;

/**
 * Whether a row stands on a day of the week.
 *
 * <p>1 on the day, else 0. Settings: {@code day} (default {@code monday}; … {@code sunday}, or
 * {@code weekend}), {@code zone} (default {@code utc}; {@code new-york}).
 *
 * <p><b>Unit</b>: none. <b>Range</b>: {0, 1}. <b>Cost</b>: nothing a bar. <b>Reference</b>:
 * definition.
 */
public final class Weekday extends TimeKernel {
  private final Day day;
  private final SessionZone zone;

  /** A day. */
  public enum Day {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
    /** Saturday or Sunday. */
    WEEKEND
  }

  /** A kernel for one day. */
  public Weekday(Day day, SessionZone zone) {
    this.day = day;
    this.zone = zone;
  }

  /** Reads {@code day}, {@code zone}. */
  public static Weekday from(KernelSettings settings) {
    return new Weekday(
        settings.choice("day", Day.MONDAY), settings.choice("zone", SessionZone.UTC));
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "weekday",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "1 on the day, else 0",
        "none",
        "{0, 1}",
        "definition",
        0);
  }

  @Override
  double at(long nanos) {
    int weekday = SessionZone.weekday(zone.local(nanos));
    boolean is = day == Day.WEEKEND ? weekday >= 5 : weekday == day.ordinal();
    return is ? 1 : 0;
  }
}
