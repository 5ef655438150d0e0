package io.plimsoll.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value how much
 * @param unit of the value
 * @param error half the 99.9 % interval of the mean, in the unit; NaN where only one run was made
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
    double bytes,
    @Nullable String peer,
    double ratio,
    String target,
    @Nullable Boolean reached) {

  static Figure of(String name, double value, String unit, double error, double bytes) {
    return new Figure(name, value, unit, error, bytes, null, Double.NaN, "", null);
  }

  Figure atLeast(double least) {
    return new Figure(
        name,
        value,
        unit,
        error,
        bytes,
        peer,
        ratio,
        target("at least " + text(least) + " " + unit),
        (reached == null || reached) && value >= least);
  }

  Figure atMost(double most) {
    return new Figure(
        name,
        value,
        unit,
        error,
        bytes,
        peer,
        ratio,
        target("at most " + text(most) + " " + unit),
        (reached == null || reached) && value <= most);
  }

  Figure beside(String other, double times) {
    return new Figure(name, value, unit, error, bytes, other, times, target, reached);
  }

  Figure timesAtLeast(double least) {
    return new Figure(
        name,
        value,
        unit,
        error,
        bytes,
        peer,
        ratio,
        target("at least " + text(least) + "x"),
        (reached == null || reached) && ratio >= least);
  }

  private String target(String more) {
    return target.isEmpty() ? more : target + ", " + more;
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
