package io.plimsoll.features.calendar;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;

/**
 * How close a row is to an hour of the day: a linear model of one for each hour is a curve over the
 * day that is straight between hours.
 *
 * <p>{@code max(0, 1 − |time of day − hour| / 1h)}, around midnight; 0 on the days that do not
 * count. Settings: {@code hour} (0 to 23), {@code zone} (default {@code utc}; {@code new-york}),
 * {@code days} (default {@code all}; {@code weekdays}, {@code weekend}; days of the zone).
 *
 * <p><b>Unit</b>: none. <b>Range</b>: [0, 1]. <b>Cost</b>: nothing a bar. <b>Reference</b>: a
 * linear B-spline basis, de Boor (1978), A Practical Guide to Splines, chapter IX.
 */
public final class HourTent extends TimeKernel {
  private final int hour;
  private final SessionZone zone;
  private final Days days;

  /** Which days count. */
  public enum Days {
    ALL,
    WEEKDAYS,
    WEEKEND
  }

  /** A kernel for one hour. */
  public HourTent(int hour, SessionZone zone, Days days) {
    this.hour = (int) Checks.inRange(hour, 0, 23, "hour");
    this.zone = zone;
    this.days = days;
  }

  /** Reads {@code hour}, {@code zone}, {@code days}. */
  public static HourTent from(KernelSettings settings) {
    double hour = Checks.inRange(settings.number("hour", 0), 0, 23, "hour");
    if (hour != Math.rint(hour)) {
      throw new IllegalArgumentException("hour must be a whole number, was " + hour);
    }
    return new HourTent(
        (int) hour, settings.choice("zone", SessionZone.UTC), settings.choice("days", Days.ALL));
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "hour-tent",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "max(0, 1 - |time of day - hour| / 1h), 0 on days that do not count",
        "none",
        "[0, 1]",
        "de Boor (1978), chapter IX",
        0);
  }

  @Override
  double at(long nanos) {
    long local = zone.local(nanos);
    boolean weekend = SessionZone.weekday(local) >= 5;
    boolean counts =
        switch (days) {
          case ALL -> true;
          case WEEKDAYS -> !weekend;
          case WEEKEND -> weekend;
        };
    if (!counts) {
      return 0;
    }
    long away = Math.floorMod(local - hour * SessionZone.HOUR_NANOS, SessionZone.DAY_NANOS);
    long nearest = Math.min(away, SessionZone.DAY_NANOS - away);
    return Math.max(0, 1 - (double) nearest / SessionZone.HOUR_NANOS);
  }
}
