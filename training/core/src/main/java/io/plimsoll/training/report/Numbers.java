package io.plimsoll.training.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Numbers and times as text for a person: the same on every machine, a dash where a number is not
 * defined.
 */
public final class Numbers {
  /** What stands for an undefined number. */
  public static final String UNDEFINED = "–";

  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private Numbers() {}

  /** With a fixed number of decimals, rounded half up. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return UNDEFINED;
    }
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    String text = (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString();
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }

  /** A fraction as a percentage with a fixed number of decimals. */
  public static String percent(double fraction, int decimals) {
    return Double.isFinite(fraction) ? fixed(100 * fraction, decimals) + " %" : UNDEFINED;
  }

  /** A change as a percentage with its sign. */
  public static String signedPercent(double fraction, int decimals) {
    return (fraction > 0 ? "+" : "") + percent(fraction, decimals);
  }

  /** With a number of significant digits, in powers of ten where it is very small or large. */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return UNDEFINED;
    }
    if (value == 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
    if (exponent < -4 || exponent > 6) {
      return fixed(value / Math.pow(10, exponent), digits - 1) + "e" + exponent;
    }
    return fixed(value, Math.max(0, digits - 1 - exponent));
  }

  /** A count with its digits in groups of three. */
  public static String count(long value) {
    String digits = Long.toString(Math.abs(value));
    StringBuilder text = new StringBuilder(value < 0 ? "−" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }

  /** A p-value with three decimals. */
  public static String pValue(double p) {
    return p < 0.001 ? "< 0.001" : fixed(p, 3);
  }

  /** A span such as {@code 1h}, {@code 12h}, {@code 5d}. */
  public static String span(long nanos) {
    Duration duration = Duration.ofNanos(nanos);
    if (nanos % Duration.ofDays(1).toNanos() == 0) {
      return duration.toDays() + "d";
    }
    String text = duration.toString().substring(2);
    return text.replace("H", "h ").replace("M", "m ").replace("S", "s").strip();
  }

  /** A time as {@code 2013-11-25 06:01 UTC}. */
  public static String time(long nanos) {
    String iso = utc(nanos).toLocalDateTime().withSecond(0).withNano(0).toString();
    return iso.replace('T', ' ') + " UTC";
  }

  /** A day as {@code 25 Nov}. */
  static String day(long nanos) {
    OffsetDateTime time = utc(nanos);
    return time.getDayOfMonth() + " " + MONTHS[time.getMonthValue() - 1];
  }

  /** A time of day as {@code 06:00}. */
  static String clock(long nanos) {
    return utc(nanos).toLocalTime().withSecond(0).withNano(0).toString();
  }

  /** A year, or two where a span touches two. */
  static String years(long fromNanos, long toNanos) {
    int from = utc(fromNanos).getYear();
    int to = utc(toNanos).getYear();
    return from == to ? Integer.toString(from) : from + "–" + to;
  }

  private static OffsetDateTime utc(long nanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
        .atOffset(ZoneOffset.UTC);
  }
}
