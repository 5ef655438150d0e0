package io.plimsoll.datasets.reader;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Times as text: {@code 2024-05-31}, {@code 2024-05-31 23:59}, {@code
 * 2024-05-31T23:59:58.123456789+02:00}; the zone may be {@code Z}, {@code UTC}, an offset or
 * nothing, which means UTC.
 */
final class IsoTime {
  private final byte[] bytes;
  private final int to;
  private int at;
  private boolean failed;

  private IsoTime(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
  }

  /** Nanoseconds since 1970, or {@link TimeFormat#NONE}. */
  static long nanos(byte[] bytes, int from, int to) {
    return new IsoTime(bytes, from, to).parse();
  }

  private long parse() {
    int year = number(4);
    expect('-');
    int month = number(2);
    expect('-');
    int day = number(2);
    if (failed || month < 1 || month > 12 || day < 1) {
      return TimeFormat.NONE;
    }
    if (day > YearMonth.of(year, month).lengthOfMonth()) {
      return TimeFormat.NONE;
    }
    long seconds = 86_400L * LocalDate.of(year, month, day).toEpochDay();
    long fraction = 0;
    if (at < to) {
      if (!take('T') && !take(' ')) {
        return TimeFormat.NONE;
      }
      seconds += clock();
      fraction = take('.') ? fraction() : 0;
      seconds -= offset();
    }
    // Years 1 to 9999 only fit while the second count is far from the limit; the caller checks the
    // range.
    return failed || at < to || year < 1900 || year > 2200
        ? TimeFormat.NONE
        : seconds * 1_000_000_000L + fraction;
  }

  private long clock() {
    int hour = number(2);
    expect(':');
    int minute = number(2);
    int second = take(':') ? number(2) : 0;
    failed |= hour > 23 || minute > 59 || second > 59;
    return 3600L * hour + 60L * minute + second;
  }

  private long fraction() {
    long nanos = 0;
    int digits = 0;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      nanos = digits < 9 ? 10 * nanos + (bytes[at] - '0') : nanos;
      digits++;
      at++;
    }
    failed |= digits == 0;
    for (int i = digits; i < 9; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private long offset() {
    take(' ');
    if (at == to || take('Z')) {
      return 0;
    }
    if (take('U')) {
      expect('T');
      expect('C');
      return 0;
    }
    int sign = take('-') ? -1 : 1;
    if (sign > 0) {
      expect('+');
    }
    int hours = number(2);
    take(':');
    int minutes = at < to ? number(2) : 0;
    failed |= hours > 18 || minutes > 59;
    return sign * (3600L * hours + 60L * minutes);
  }

  private int number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      if (at >= to || bytes[at] < '0' || bytes[at] > '9') {
        failed = true;
        return 0;
      }
      value = 10 * value + (bytes[at++] - '0');
    }
    return value;
  }

  private void expect(char c) {
    failed |= !take(c);
  }

  private boolean take(char c) {
    if (at < to && bytes[at] == c) {
      at++;
      return true;
    }
    return false;
  }
}
