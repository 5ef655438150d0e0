package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.RollingSum;
import io.plimsoll.features.window.SavedState;

/**
 * Depth within a band against its own mean over a window: below 1 the book is thinner than usual.
 *
 * <p>{@code depth now / mean over the window}, where the mean is that of the means of stretches of
 * one bar, so that a burst of snapshots does not outweigh a quiet hour; stretches without a
 * snapshot do not count, nor do snapshots of a book that is not known. NaN until warm, where the
 * last snapshot is older than {@code max-age} (default 15m), and where the mean is 0. Settings:
 * {@code bps} (default 25), {@code window}, {@code warm-up} (default: the window), {@code max-age}.
 *
 * <p><b>Unit</b>: ratio, 1 is usual. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a snapshot, amortized.
 * <b>Reference</b>: definition.
 */
public final class DepthRatio implements Kernel<DepthProfile, DepthRatio.State> {
  private final int band;
  private final BarSpan span;
  private final long maxAgeNanos;

  /** A kernel for one band. */
  public DepthRatio(int bandBps, BarSpan span, long maxAgeNanos) {
    this.band = DepthBands.bandOf(bandBps);
    this.span = span;
    this.maxAgeNanos = maxAgeNanos;
  }

  /** Reads {@code bps}, {@code window}, {@code warm-up}, {@code max-age}. */
  public static DepthRatio from(KernelSettings settings) {
    return new DepthRatio(
        (int) settings.number("bps", 25), BarSpan.from(settings), Latest.maxAge(settings));
  }

  /** The stretch that is being filled and the sums over those before it. */
  public static final class State {
    private final RollingSum means;
    private final RollingSum filled;
    private boolean started;
    private long firstNanos;
    private long stretch;
    private double stretchSum;
    private long stretchCount;
    private double depth;
    private long availableNanos;

    private State(int length) {
      means = new RollingSum(length);
      filled = new RollingSum(length);
    }
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "depth-ratio",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "bid + ask notional within the band / its mean over the window",
        "ratio",
        "[0, inf)",
        "definition",
        span.warmUpBars() * span.barNanos());
  }

  @Override
  public Class<DepthProfile> consumes() {
    return DepthProfile.class;
  }

  @Override
  public State create() {
    return new State(span.bars());
  }

  @Override
  public void update(State state, DepthProfile event) {
    double depth = event.bidNotional(band) + event.askNotional(band);
    state.depth = depth;
    state.availableNanos = event.availableNanos();
    if (Double.isNaN(depth)) {
      return; // a book that is not known says nothing about what is usual
    }
    long stretch = Math.floorDiv(event.availableNanos(), span.barNanos());
    if (!state.started) {
      state.started = true;
      state.firstNanos = event.availableNanos();
      state.stretch = stretch;
    }
    if (stretch > state.stretch) {
      state.means.add(state.stretchCount == 0 ? 0 : state.stretchSum / state.stretchCount);
      state.filled.add(state.stretchCount == 0 ? 0 : 1);
      state.means.addZeros(stretch - state.stretch - 1);
      state.filled.addZeros(stretch - state.stretch - 1);
      state.stretch = stretch;
      state.stretchSum = 0;
      state.stretchCount = 0;
    }
    state.stretchSum += depth;
    state.stretchCount++;
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (!state.started
        || asOfNanos - state.availableNanos > maxAgeNanos
        || asOfNanos - state.firstNanos < span.warmUpBars() * span.barNanos()) {
      return Double.NaN;
    }
    double mean =
        state.means.sumWith(state.stretchSum / state.stretchCount) / state.filled.sumWith(1);
    double ratio = state.depth / mean;
    // An overflowed mean would make the book look empty.
    return Double.isFinite(mean) && Double.isFinite(ratio) ? ratio : Double.NaN;
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out =
        new SavedState.Writer()
            .putLong(state.started ? 1 : 0)
            .putLong(state.firstNanos)
            .putLong(state.stretch)
            .put(state.stretchSum)
            .putLong(state.stretchCount)
            .put(state.depth)
            .putLong(state.availableNanos);
    state.means.save(out);
    state.filled.save(out);
    return out.toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = create();
    state.started = in.getLong() == 1;
    state.firstNanos = in.getLong();
    state.stretch = in.getLong();
    state.stretchSum = in.get();
    state.stretchCount = in.getLong();
    state.depth = in.get();
    state.availableNanos = in.getLong();
    state.means.restore(in);
    state.filled.restore(in);
    in.end();
    return state;
  }
}
