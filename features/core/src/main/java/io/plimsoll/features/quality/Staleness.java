package io.plimsoll.features.quality;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;

/**
 * How long ago somebody last traded, to the resolution of a bar.
 *
 * <p>{@code as of − close of the last bar with volume}; NaN before the first. Bars and not trades
 * are asked, so that a view over trades and one over the bars of the same trades agree.
 *
 * <p><b>Unit</b>: seconds. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a bar. <b>Reference</b>:
 * definition.
 */
public final class Staleness implements Kernel<Bar, Staleness.State> {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long barNanos;

  /** A kernel over bars of a span. */
  public Staleness(long barNanos) {
    this.barNanos = barNanos;
  }

  /** The close of the last bar with volume. */
  public static final class State {
    private boolean traded;
    private long closeNanos;
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "staleness",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "as-of time - close of the last bar with volume",
        "seconds",
        "[0, inf)",
        "definition",
        barNanos);
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
  public void update(State state, Bar bar) {
    if (!bar.empty()) {
      state.traded = true;
      state.closeNanos = bar.eventNanos();
    }
  }

  @Override
  public double value(State state, long asOfNanos) {
    return state.traded ? (asOfNanos - state.closeNanos) / NANOS_PER_SECOND : Double.NaN;
  }

  @Override
  public double[] save(State state) {
    return new SavedState.Writer()
        .putLong(state.traded ? 1 : 0)
        .putLong(state.closeNanos)
        .toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = new State();
    state.traded = in.getLong() == 1;
    state.closeNanos = in.getLong();
    in.end();
    return state;
  }
}
