package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
  @Property(seed = "1")
  void textOfAnInstantIsReadBack(
      @ForAll @LongRange(min = 315_532_800_000_000_000L, max = 4_000_000_000_000_000_000L)
          long nanos,
      @ForAll @IntRange(min = -18, max = 18) int hours) {
    Instant instant = Instant.ofEpochSecond(0, nanos);
    assertEquals(nanos, parse(instant.toString()));
    OffsetDateTime elsewhere = instant.atOffset(ZoneOffset.ofHours(hours));
    assertEquals(nanos, parse(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(elsewhere)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-1-1",
        "2024-13-01",
        "2024-02-30",
        "2023-02-29",
        "2024-01-01T",
        "2024-01-01T24:00",
        "2024-01-01T10",
        "2024-01-01T10:60",
        "2024-01-01 10:00:00.",
        "2024-01-01 10:00:00 CET",
        "2024-01-01 10:00:00+1",
        "2024-01-01 10:00:00Zx",
        "01/02/2024",
        "0000-00-00"
      })
  void whatIsNoTimeIsRefused(String text) {
    assertEquals(TimeFormat.NONE, parse(text));
  }

  private static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return IsoTime.nanos(bytes, 0, bytes.length);
  }
}
