package io.plimsoll.features.quality;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel.Window;
import io.plimsoll.features.window.BucketSums;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * How many events of a feed happened before the one that was heard of before them: clocks that
 * disagree, reordering on the way, or files that are put together wrongly.
 *
 * <p>{@code #(event time < event time of the one before) / #events} over a window; NaN where there
 * was no event, until {@code warm-up} after the first and after {@code max-silence} (default 1d).
 * Settings: {@code of} as in {@link EventAge}, {@code window}, {@code warm-up}, {@code
 * max-silence}.
 *
 * <p><b>Unit</b>: share of events. <b>Range</b>: [0, 1). <b>Cost</b>: O(1) an event, O(window /
 * bar) a row. <b>Reference</b>: definition.
 */
public final class BackwardTimeShare implements Kernel<Observation, BackwardTimeShare.State> {
  private static final long MAX_SILENCE_NANOS = 86_400_000_000_000L;

  private final Feed feed;
  private final Window window;

  /** A kernel that watches a feed. */
  public BackwardTimeShare(Feed feed, Window window) {
    this.feed = feed;
    this.window = window;
  }

  /** Reads {@code of}, {@code window}, {@code warm-up}, {@code max-silence}. */
  public static BackwardTimeShare from(KernelSettings settings) {
    return new BackwardTimeShare(Feed.from(settings), Window.from(settings, MAX_SILENCE_NANOS));
  }

  /** How many there were, how many went back, and when the last one happened. */
  public static final class State {
    private final BucketSums sums;
    private long eventNanos = Long.MIN_VALUE;

    private State(BucketSums sums) {
      this.sums = sums;
    }
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "backward-time-share",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "events that happened before the one before them / events",
        "share of events",
        "[0, 1)",
        "definition",
        window.warmUpNanos());
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
    return new State(window.sums(2));
  }

  @Override
  public void update(State state, Observation event) {
    long nanos = event.availableNanos();
    state.sums.hear(nanos);
    state.sums.add(0, nanos, event.eventNanos() < state.eventNanos ? 1 : 0);
    state.sums.add(1, nanos, 1);
    state.eventNanos = event.eventNanos();
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (!window.known(state.sums, asOfNanos)) {
      return Double.NaN;
    }
    return state.sums.sum(0, asOfNanos) / state.sums.sum(1, asOfNanos);
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out = new SavedState.Writer();
    state.sums.save(out);
    return out.putLong(state.eventNanos).toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = create();
    state.sums.restore(in);
    state.eventNanos = in.getLong();
    in.end();
    return state;
  }
}
