package io.plimsoll.features.calendar;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/** A kernel that the time of the row says everything of: it needs no event and has no state. */
abstract class TimeKernel implements Kernel<Bar, TimeKernel.Nothing> {

  /** Nothing. */
  public static final class Nothing {}

  /** The value at a time. */
  abstract double at(long nanos);

  @Override
  public final Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public final List<Class<? extends Observation>> kinds() {
    return List.of();
  }

  @Override
  public final Nothing create() {
    return new Nothing();
  }

  @Override
  public final void update(Nothing state, Bar bar) {}

  @Override
  public final double value(Nothing state, long asOfNanos) {
    return at(asOfNanos);
  }

  @Override
  public final double[] save(Nothing state) {
    return new double[0];
  }

  @Override
  public final Nothing restore(double[] saved) {
    new SavedState.Reader(saved).end();
    return new Nothing();
  }
}
