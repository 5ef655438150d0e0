package io.plimsoll.features.calendar;

/** Clocks that markets keep. Pure arithmetic: no table that a JDK update could change. */
public enum SessionZone {
  /** Coordinated universal time. */
  UTC,
  /**
   * New York: five hours behind, four in daylight saving time, which runs from the second Sunday of
   * March, 7:00 UTC, to the first Sunday of November, 6:00 UTC (the rule since 2007, applied to all
   * years).
   */
  NEW_YORK;

  static final long HOUR_NANOS = 3_600_000_000_000L;
  static final long DAY_NANOS = 24 * HOUR_NANOS;
  private static final int DAYS_FROM_MARCH_TO_EPOCH = 719_468;
  private static final int DAYS_OF_400_YEARS = 146_097;

  /** The local time of a moment, in nanoseconds since the local epoch. */
  public long local(long nanos) {
    return switch (this) {
      case UTC -> nanos;
      case NEW_YORK -> nanos - (isDaylightSaving(nanos) ? 4 : 5) * HOUR_NANOS;
    };
  }

  /** The day of the week of a local time, 0 for Monday. */
  public static int weekday(long localNanos) {
    // 1970-01-01 was a Thursday.
    return (int) Math.floorMod(Math.floorDiv(localNanos, DAY_NANOS) + 3, 7L);
  }

  private static boolean isDaylightSaving(long nanos) {
    int year = year(Math.floorDiv(nanos, DAY_NANOS));
    long start = sunday(year, 3, 2) * DAY_NANOS + 7 * HOUR_NANOS;
    long end = sunday(year, 11, 1) * DAY_NANOS + 6 * HOUR_NANOS;
    return nanos >= start && nanos < end;
  }

  /** The n-th Sunday of a month, in days since the epoch. */
  private static long sunday(int year, int month, int n) {
    long first = day(year, month);
    long untilSunday = 6 - Math.floorMod(first + 3, 7L);
    return first + untilSunday + 7L * (n - 1);
  }

  /**
   * The first day of a month, March or later, in days since the epoch: Hinnant (2013), chrono
   * compatible low-level date algorithms, days_from_civil.
   */
  private static long day(int year, int month) {
    long era = Math.floorDiv(year, 400);
    long yearOfEra = year - era * 400;
    long dayOfYear = (153L * (month - 3) + 2) / 5;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_OF_400_YEARS + dayOfEra - DAYS_FROM_MARCH_TO_EPOCH;
  }

  /** The year of a day since the epoch: the same source, civil_from_days. */
  private static int year(long epochDay) {
    long z = epochDay + DAYS_FROM_MARCH_TO_EPOCH;
    long era = Math.floorDiv(z, DAYS_OF_400_YEARS);
    long dayOfEra = z - era * DAYS_OF_400_YEARS;
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    boolean januaryOrFebruary = (5 * dayOfYear + 2) / 153 >= 10;
    return (int) (yearOfEra + era * 400 + (januaryOrFebruary ? 1 : 0));
  }
}
