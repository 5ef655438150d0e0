package io.plimsoll.features.quality;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel.Window;
import io.plimsoll.features.window.BucketSums;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * How far the prices of two instruments that should be the same are apart, against what is usual:
 * one venue's feed has gone wrong, or its market has.
 *
 * <p>{@code |ln a − ln b| / mean of it over the window}, of the closes of bars that end together;
 * the mean is over the bars before the newest, of which both had one within {@code max-silence}. It
 * is the same for all instruments. NaN until {@code warm-up} after the first bar of both, where the
 * last bar of either is older than {@code max-silence} (default 15m), and where they never
 * differed. Settings: {@code first}, {@code second} (instruments of the universe), {@code window},
 * {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: ratio, 1 is usual. <b>Range</b>: [0, ∞). <b>Cost</b>: one logarithm a bar,
 * O(window / bar) a row. <b>Reference</b>: definition.
 */
public final class VenueDisagreement implements Kernel<Bar, VenueDisagreement.State> {
  private final InstrumentId first;
  private final InstrumentId second;
  private final Window window;

  /** A kernel of two instruments. */
  public VenueDisagreement(InstrumentId first, InstrumentId second, Window window) {
    if (first.equals(second)) {
      throw new IllegalArgumentException("first and second must differ, were both " + first);
    }
    this.first = first;
    this.second = second;
    this.window = window;
  }

  /** Reads {@code first}, {@code second}, {@code window}, {@code warm-up}, {@code max-silence}. */
  public static VenueDisagreement from(KernelSettings settings) {
    return new VenueDisagreement(
        instrument(settings, "first"),
        instrument(settings, "second"),
        Window.from(settings, BookGaps.MAX_SILENCE_NANOS));
  }

  private static InstrumentId instrument(KernelSettings settings, String key) {
    String name = settings.text(key, "");
    List<InstrumentId> universe = settings.universe();
    for (InstrumentId instrument : universe) {
      if (instrument.value().equals(name)) {
        return instrument;
      }
    }
    throw new IllegalArgumentException(
        key + " must be an instrument of the universe " + universe + ", was '" + name + "'");
  }

  /** The last close of both, and the distances at the ends of the bars before the newest. */
  public static final class State {
    private final BucketSums distances;
    private final double[] logClose = {Double.NaN, Double.NaN};
    private final long[] closeNanos = new long[2];
    private long slotNanos = Long.MIN_VALUE;

    private State(BucketSums distances) {
      this.distances = distances;
    }
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "venue-disagreement",
        1,
        KernelSpec.Scope.MARKET,
        "|ln a - ln b| / its mean over the window",
        "ratio",
        "[0, inf)",
        "definition",
        window.warmUpNanos() + window.span().barNanos());
  }

  @Override
  public Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public State create() {
    return new State(window.sums(2));
  }

  @Override
  public void update(State state, Bar bar) {
    int side = bar.instrument().equals(first) ? 0 : bar.instrument().equals(second) ? 1 : -1;
    long nanos = bar.eventNanos();
    if (side < 0 || nanos < state.closeNanos[side]) {
      return;
    }
    if (nanos > state.slotNanos) {
      file(state);
      state.slotNanos = nanos;
    }
    state.logClose[side] = StrictMath.log(bar.close());
    state.closeNanos[side] = nanos;
  }

  private void file(State state) {
    double distance = distance(state, state.slotNanos);
    if (!Double.isNaN(distance)) {
      state.distances.hear(state.slotNanos);
      state.distances.add(0, state.slotNanos, distance);
      state.distances.add(1, state.slotNanos, 1);
    }
  }

  private double distance(State state, long asOfNanos) {
    boolean fresh =
        asOfNanos - Math.min(state.closeNanos[0], state.closeNanos[1]) <= window.maxSilenceNanos();
    return fresh ? Math.abs(state.logClose[0] - state.logClose[1]) : Double.NaN;
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (!window.known(state.distances, asOfNanos)) {
      return Double.NaN;
    }
    double mean = state.distances.sum(0, asOfNanos) / state.distances.sum(1, asOfNanos);
    double ratio = distance(state, asOfNanos) / mean;
    return Double.isFinite(ratio) ? ratio : Double.NaN;
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out = new SavedState.Writer();
    state.distances.save(out);
    out.put(state.logClose[0]).put(state.logClose[1]);
    out.putLong(state.closeNanos[0]).putLong(state.closeNanos[1]);
    return out.putLong(state.slotNanos).toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = create();
    state.distances.restore(in);
    state.logClose[0] = in.get();
    state.logClose[1] = in.get();
    state.closeNanos[0] = in.getLong();
    state.closeNanos[1] = in.getLong();
    state.slotNanos = in.getLong();
    in.end();
    return state;
  }
}
