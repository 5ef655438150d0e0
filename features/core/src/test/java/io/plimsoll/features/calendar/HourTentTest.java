package io.plimsoll.features.calendar;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.calendar.HourTent.Days;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class HourTentTest extends BarKernelContract<TimeKernel.Nothing> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "hour-tent", "hour", "9", "zone", "new-york", "days", "weekdays");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    ZonedDateTime local = Instant.ofEpochSecond(0, asOfNanos).atZone(ZoneId.of("America/New_York"));
    double hour = local.toLocalTime().toNanoOfDay() / 3.6e12;
    boolean weekday = local.getDayOfWeek().getValue() <= 5;
    return weekday ? Math.max(0, 1 - Math.abs(hour - 9)) : 0;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  private static long at(String time) {
    Instant instant = Instant.parse(time);
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  @Test
  void isAStraightLineFromOneHourToTheNext() {
    HourTent tent = new HourTent(0, SessionZone.UTC, Days.ALL);
    assertEquals(1, tent.at(at("2025-03-04T00:00:00Z")));
    assertEquals(0.75, tent.at(at("2025-03-04T00:15:00Z")));
    assertEquals(0.75, tent.at(at("2025-03-03T23:45:00Z")));
    assertEquals(0, tent.at(at("2025-03-04T01:00:00Z")));
    assertEquals(0, tent.at(at("2025-03-04T12:00:00Z")));
  }

  @Test
  void theTentsOfADayAddUpToOne() {
    for (int minute = 0; minute < 24 * 60; minute += 7) {
      double sum = 0;
      for (int hour = 0; hour < 24; hour++) {
        sum +=
            new HourTent(hour, SessionZone.UTC, Days.ALL)
                .at(at("2025-03-04T00:00:00Z") + minute * 60_000_000_000L);
      }
      assertEquals(1, sum, 1e-12, "minute " + minute);
    }
  }

  @Test
  void newYorkIsFourHoursBehindInSummerAndFiveInWinter() {
    // The JDK's table of zones has the same rule for these years.
    ZoneId zone = ZoneId.of("America/New_York");
    for (int year = 2008; year <= 2030; year++) {
      for (int hour = 0; hour < 366 * 24; hour += 5) {
        long nanos = at(year + "-01-01T00:30:00Z") + hour * 3_600_000_000_000L;
        long offset = zone.getRules().getOffset(Instant.ofEpochSecond(0, nanos)).getTotalSeconds();
        assertEquals(
            nanos + offset * 1_000_000_000L, SessionZone.NEW_YORK.local(nanos), year + " " + hour);
      }
    }
  }

  @Test
  void weekendsAndWeekdaysAreThoseOfTheZone() {
    // Saturday, 2:00 UTC is Friday evening, 22:00, in New York.
    long saturday = at("2025-06-07T02:00:00Z");
    assertEquals(1, new HourTent(2, SessionZone.UTC, Days.WEEKEND).at(saturday));
    assertEquals(0, new HourTent(2, SessionZone.UTC, Days.WEEKDAYS).at(saturday));
    assertEquals(1, new HourTent(22, SessionZone.NEW_YORK, Days.WEEKDAYS).at(saturday));
    assertEquals(1, new Weekday(Weekday.Day.SATURDAY, SessionZone.UTC).at(saturday));
    assertEquals(1, new Weekday(Weekday.Day.WEEKEND, SessionZone.UTC).at(saturday));
    assertEquals(1, new Weekday(Weekday.Day.FRIDAY, SessionZone.NEW_YORK).at(saturday));
    assertEquals(0, new Weekday(Weekday.Day.SATURDAY, SessionZone.NEW_YORK).at(saturday));
  }

  @Test
  void anHourThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new HourTent(24, SessionZone.UTC, Days.ALL));
  }
}
