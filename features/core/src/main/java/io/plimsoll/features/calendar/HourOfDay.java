package io.plimsoll.features.calendar;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
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
public final class HourOfDay implements Kernel<Bar, HourOfDay.State> {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final Coordinate coordinate;

  /** A kernel for one coordinate. */
  public HourOfDay(Coordinate coordinate) {
    this.coordinate = coordinate;
  }

  /** The coordinates of a point on a circle. */
  public enum Coordinate {
    SIN {
      @Override
      double of(double angle) {
        return StrictMath.sin(angle);
      }
    },
    COS {
      @Override
      double of(double angle) {
        return StrictMath.cos(angle);
      }
    };

    abstract double of(double angle);
  }

  /** Nothing: the time of the row says everything. */
  public static final class State {}

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
  public Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public State create() {
    return new State();
  }

  @Override
  public void update(State state, Bar bar) {}

  @Override
  public double value(State state, long asOfNanos) {
    return coordinate.of(2 * Math.PI * Math.floorMod(asOfNanos, DAY_NANOS) / DAY_NANOS);
  }

  @Override
  public double[] save(State state) {
    return new double[0];
  }

  @Override
  public State restore(double[] saved) {
    new SavedState.Reader(saved).end();
    return new State();
  }
}
