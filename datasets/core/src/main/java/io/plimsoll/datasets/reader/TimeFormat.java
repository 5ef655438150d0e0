package io.plimsoll.datasets.reader;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes its times. The units of a count since 1970 are told apart by size alone: from
 * 1980 to 2100 their ranges do not meet.
 */
enum TimeFormat {
  SECONDS("seconds since 1970", 1_000_000_000L),
  MILLISECONDS("milliseconds since 1970", 1_000_000L),
  MICROSECONDS("microseconds since 1970", 1_000L),
  NANOSECONDS("nanoseconds since 1970", 1L),
  TEXT("text (UTC where no offset is written)", 0);

  /** What {@link #nanos} returns for bytes that are no time of this format. */
  static final long NONE = Long.MIN_VALUE;

  private static final long EARLIEST_NANOS = 315_532_800_000_000_000L;
  private static final long LATEST_NANOS = 4_102_444_800_000_000_000L;
  private static final int MOST_CHARACTERS = 40;

  private final String text;
  private final long unitNanos;

  TimeFormat(String text, long unitNanos) {
    this.text = text;
    this.unitNanos = unitNanos;
  }

  /** The format in which these bytes are a time between 1980 and 2100, or null. */
  static @Nullable TimeFormat of(byte[] bytes, int from, int to) {
    for (TimeFormat format : values()) {
      if (format.nanos(bytes, from, to) != NONE) {
        return format;
      }
    }
    return null;
  }

  /** Nanoseconds since 1970, or {@link #NONE}. */
  long nanos(byte[] bytes, int from, int to) {
    if (to - from > MOST_CHARACTERS) {
      return NONE;
    }
    long nanos = this == TEXT ? IsoTime.nanos(bytes, from, to) : count(bytes, from, to);
    return nanos >= EARLIEST_NANOS && nanos < LATEST_NANOS ? nanos : NONE;
  }

  /** The smallest step of a count; 0 for text. */
  long unitNanos() {
    return unitNanos;
  }

  /** The format for a person. */
  String text() {
    return text;
  }

  private long count(byte[] bytes, int from, int to) {
    long whole = 0;
    int at = from;
    for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      if (at - from >= 19) {
        return NONE;
      }
      whole = 10 * whole + (bytes[at] - '0');
    }
    if (at == from) {
      return NONE;
    }
    if (at < to) {
      return fractional(bytes, from, to);
    }
    return whole > LATEST_NANOS / unitNanos ? NONE : whole * unitNanos;
  }

  /** Counts with a fraction or an exponent are rare; they are read exactly, and slowly. */
  private long fractional(byte[] bytes, int from, int to) {
    double rough = Numbers.decimal(bytes, from, to);
    if (!(rough > 0 && rough * unitNanos < 2.0 * LATEST_NANOS)) {
      return NONE;
    }
    String written = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    return new BigDecimal(written)
        .multiply(BigDecimal.valueOf(unitNanos))
        .setScale(0, RoundingMode.FLOOR)
        .longValue();
  }
}
