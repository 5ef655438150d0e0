package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefitScheduleTest {
  private static long nanos(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
  }

  private static List<String> starts(List<Fold> folds) {
    return folds.stream()
        .map(fold -> Instant.ofEpochSecond(0, fold.fromNanos()).toString().substring(0, 13))
        .toList();
  }

  @Test
  void monthsBeginOnTheFirstAcrossYearsAndTheFirstFoldAtTheStart() {
    List<Fold> folds =
        RefitSchedule.parse("month")
            .folds(nanos("2023-11-17T05:00:00Z"), nanos("2024-03-01T00:00:00Z"));
    assertEquals(
        List.of("2023-11-17T05", "2023-12-01T00", "2024-01-01T00", "2024-02-01T00"), starts(folds));
    // a leap year
    assertEquals(nanos("2024-03-01T00:00:00Z"), folds.getLast().toNanos());
    assertEquals(1, RefitSchedule.parse("month").folds(nanos("1969-12-31T23:00:00Z"), 0).size());
  }

  @Test
  void spansCoverTheStretchWithoutHolesAndTheLastIsCut() {
    List<Fold> folds =
        RefitSchedule.parse("2d")
            .folds(nanos("2024-01-01T06:00:00Z"), nanos("2024-01-06T00:00:00Z"));
    assertEquals(List.of("2024-01-01T06", "2024-01-03T06", "2024-01-05T06"), starts(folds));
    assertEquals(nanos("2024-01-06T00:00:00Z"), folds.getLast().toNanos());
    for (int i = 1; i < folds.size(); i++) {
      assertEquals(folds.get(i - 1).toNanos(), folds.get(i).fromNanos());
    }
    assertEquals(List.of(), RefitSchedule.parse("1d").folds(5, 5));
  }

  @Test
  void textThatIsNoScheduleIsRefused() {
    for (String bad : List.of("monthly", "0d", "-1d", "")) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> RefitSchedule.parse(bad));
      assertTrue(String.valueOf(e.getMessage()).contains("refit"), e.getMessage());
    }
  }

  @Test
  void spansAreTextInTheirLargestWholeUnit() {
    long second = 1_000_000_000L;
    assertEquals("1d", Spans.text(86_400 * second));
    assertEquals("36h", Spans.text(36 * 3600 * second));
    assertEquals("90m", Spans.text(90 * 60 * second));
    assertEquals("90s", Spans.text(90 * second));
  }
}
