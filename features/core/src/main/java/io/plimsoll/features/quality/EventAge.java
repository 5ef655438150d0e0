package io.plimsoll.features.quality;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * How long ago a feed was last heard of.
 *
 * <p>{@code as of − when the last event became available}; NaN before the first: a feed that was
 * never heard of has no age. Unlike {@link Staleness} it asks one kind of event alone, so trades
 * may flow while the book stands still. Setting: {@code of} (trade, quote, depth, book, bar,
 * open-interest, funding, mark, liquidation, long-short; default trade).
 *
 * <p><b>Unit</b>: seconds. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event and a row.
 * <b>Reference</b>: definition.
 */
public final class EventAge implements Kernel<Observation, EventAge.State> {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Feed feed;

  /** A kernel that watches a feed. */
  public EventAge(Feed feed) {
    this.feed = feed;
  }

  /** Reads {@code of}. */
  public static EventAge from(KernelSettings settings) {
    return new EventAge(Feed.from(settings));
  }

  /** When the last event became available. */
  public static final class State {
    private boolean heard;
    private long nanos = Long.MIN_VALUE;
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "event-age",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "as-of time - when the last event became available",
        "seconds",
        "[0, inf)",
        "definition",
        0);
  }

  @Override
  public Class<Observation> consumes() {
    return Observation.class;
  }

  @Override
  public List<Class<? extends Observation>> kinds() {
    return List.of(feed.kind());
  }

  @Override
  public State create() {
    return new State();
  }

  @Override
  public void update(State state, Observation event) {
    state.heard = true;
    state.nanos = Math.max(state.nanos, event.availableNanos());
  }

  @Override
  public double value(State state, long asOfNanos) {
    return state.heard ? (asOfNanos - state.nanos) / NANOS_PER_SECOND : Double.NaN;
  }

  @Override
  public double[] save(State state) {
    return new SavedState.Writer().putLong(state.heard ? 1 : 0).putLong(state.nanos).toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = new State();
    state.heard = in.getLong() == 1;
    state.nanos = in.getLong();
    in.end();
    return state;
  }
}
