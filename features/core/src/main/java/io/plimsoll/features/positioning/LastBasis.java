package io.plimsoll.features.positioning;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * How far a derivative last traded above the index it follows.
 *
 * <p>{@code close / index − 1} of the last bar and the last index, and with {@code per} multiplied
 * by {@code year / per} as in {@link Basis}. A venue smooths its mark price; in a cascade what is
 * traded leaves it, and this shows it. NaN where the source does not give the index, and where the
 * index or the last bar with a trade is older than {@code max-age} (default 30m). Settings: {@code
 * per}, {@code max-age}.
 *
 * <p><b>Unit</b>: fraction of the index, or that a year. <b>Range</b>: (−1, ∞), or (−year/per, ∞).
 * <b>Cost</b>: O(1) an event and a row. <b>Reference</b>: definition.
 */
public final class LastBasis implements Kernel<Observation, LastBasis.State> {
  private final double factor;
  private final long maxAgeNanos;

  /** A kernel; {@code factor} is 1 for the plain basis. */
  public LastBasis(double factor, long maxAgeNanos) {
    this.factor = factor;
    this.maxAgeNanos = maxAgeNanos;
  }

  /** Reads {@code per}, {@code max-age}. */
  public static LastBasis from(KernelSettings settings) {
    return new LastBasis(Spans.intervalsOfAYear(settings), Spans.maxAge(settings));
  }

  /** The last close and the last index. */
  public static final class State {
    private double close = Double.NaN;
    private long closeNanos;
    private double index = Double.NaN;
    private long indexNanos = Long.MIN_VALUE;
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "last-basis",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "close / index - 1, times year / per where per is set",
        "fraction of the index",
        "(-year/per, inf)",
        "definition",
        0);
  }

  @Override
  public Class<Observation> consumes() {
    return Observation.class;
  }

  @Override
  public List<Class<? extends Observation>> kinds() {
    return List.of(MarkPrice.class, Bar.class);
  }

  @Override
  public State create() {
    return new State();
  }

  @Override
  public void update(State state, Observation event) {
    switch (event) {
      case MarkPrice mark -> {
        if (mark.availableNanos() >= state.indexNanos) {
          state.index = mark.index();
          state.indexNanos = mark.availableNanos();
        }
      }
      case Bar bar -> {
        if (!bar.empty()) {
          state.close = bar.close();
          state.closeNanos = bar.availableNanos();
        }
      }
      default -> throw new IllegalArgumentException("not asked for: " + event);
    }
  }

  @Override
  public double value(State state, long asOfNanos) {
    boolean known =
        asOfNanos - state.closeNanos <= maxAgeNanos && asOfNanos - state.indexNanos <= maxAgeNanos;
    // The difference first: a basis of 1e-9 keeps its digits.
    double basis = (state.close - state.index) / state.index * factor;
    return known && Double.isFinite(basis) ? basis : Double.NaN;
  }

  @Override
  public double[] save(State state) {
    return new SavedState.Writer()
        .put(state.close)
        .putLong(state.closeNanos)
        .put(state.index)
        .putLong(state.indexNanos)
        .toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = new State();
    state.close = in.get();
    state.closeNanos = in.getLong();
    state.index = in.get();
    state.indexNanos = in.getLong();
    in.end();
    return state;
  }
}
