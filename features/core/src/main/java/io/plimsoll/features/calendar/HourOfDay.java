package io.plimsoll.features.calendar;

import io.plimsoll.features.KernelSpec;
import java.util.Locale;

/**
 * Where in the UTC day a row stands, as a point on a circle: one kernel for each coordinate.
 *
 * <p>{@code sin(2π · nanoseconds of the day / nanoseconds of a day)} and the cosine; midnight lies
 * next to 23:59. Needs no event and has no settings.
 *
 * <p><b>Unit</b>: none. <b>Range</b>: [−1, 1]. <b>Cost</b>: nothing a bar, one sine a row.
 * <b>Reference</b>: definition.
 */
public final class HourOfDay extends TimeKernel {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private static final long QUARTER_NANOS = DAY_NANOS / 4;

  private final Coordinate coordinate;

  /** A kernel for one coordinate. */
  public HourOfDay(Coordinate coordinate) {
    this.coordinate = coordinate;
  }

  /** The coordinates of a point on a circle. */
  public enum Coordinate {
    SIN(0),
    /** The sine, a quarter of the circle ahead. */
    COS(1);

    private final int quartersAhead;

    Coordinate(int quartersAhead) {
      this.quartersAhead = quartersAhead;
    }
  }

  @Override
  public KernelSpec spec() {
    String function = coordinate.name().toLowerCase(Locale.ROOT);
    return new KernelSpec(
        "hour-" + function,
        1,
        KernelSpec.Scope.INSTRUMENT,
        function + "(2 pi * time of the UTC day / day)",
        "none",
        "[-1, 1]",
        "definition",
        0);
  }

  @Override
  double at(long asOfNanos) {
    long nanosOfDay = Math.floorMod(asOfNanos, DAY_NANOS);
    long quarter = (nanosOfDay + QUARTER_NANOS / 2) / QUARTER_NANOS;
    double angle = 2 * Math.PI * (nanosOfDay - quarter * QUARTER_NANOS) / DAY_NANOS;
    return switch ((int) (quarter + coordinate.quartersAhead) % 4) {
      case 0 -> sin(angle);
      case 1 -> cos(angle);
      case 2 -> -sin(angle);
      default -> -cos(angle);
    };
  }

  /**
   * The sine of at most an eighth of the circle, by Taylor's series; what is left out is below
   * 1e-17. {@link StrictMath#sin} allocates at each call, and {@link Math#sin} may give other bits
   * on another machine.
   */
  private static double sin(double x) {
    double square = x * x;
    double sum = 1;
    for (int k = 16; k >= 2; k -= 2) {
      sum = 1 - square / (k * (k + 1)) * sum;
    }
    return x * sum;
  }

  /** The cosine of at most an eighth of the circle, likewise. */
  private static double cos(double x) {
    double square = x * x;
    double sum = 1;
    for (int k = 17; k >= 1; k -= 2) {
      sum = 1 - square / (k * (k + 1)) * sum;
    }
    return sum;
  }
}
