package io.plimsoll.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value how much: the mean, or the median where {@code p99} is given
 * @param unit of the value
 * @param error half the 99.9 % interval of the mean, in the unit; NaN where only one run was made
 * @param p99 what 99 of 100 stay within, in the unit; NaN where it was not measured
 * @param bytes bytes allocated an event; NaN where it was not measured
 * @param peer what it is compared with in the same run; null where with nothing
 * @param ratio how many times better than the peer; NaN without one
 * @param target what it should reach, in words; empty where nothing was promised
 * @param reached whether it does; null where nothing was promised
 */
public record Figure(
    String name,
    double value,
    String unit,
    double error,
    double p99,
    double bytes,
    @Nullable String peer,
    double ratio,
    String target,
    @Nullable Boolean reached) {

  /** A mean. */
  static Figure of(String name, double value, String unit, double error, double bytes) {
    return new Figure(name, value, unit, error, Double.NaN, bytes, null, Double.NaN, "", null);
  }

  /** A median, and what 99 of 100 stay within. */
  static Figure median(String name, double value, String unit, double p99, double bytes) {
    return new Figure(name, value, unit, Double.NaN, p99, bytes, null, Double.NaN, "", null);
  }

  Figure atLeast(double least) {
    return promised("at least " + text(least) + " " + unit, value >= least);
  }

  Figure atMost(double most) {
    return promised("at most " + text(most) + " " + unit, value <= most);
  }

  Figure timesAtLeast(double least) {
    return promised("at least " + text(least) + "x", ratio >= least);
  }

  Figure beside(String other, double times) {
    return new Figure(name, value, unit, error, p99, bytes, other, times, target, reached);
  }

  private Figure promised(String what, boolean holds) {
    return new Figure(
        name,
        value,
        unit,
        error,
        p99,
        bytes,
        peer,
        ratio,
        target.isEmpty() ? what : target + ", " + what,
        (reached == null || reached) && holds);
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
