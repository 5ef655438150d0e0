package io.plimsoll.features.positioning;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * How many times the order book would have to be eaten up to close all that is open.
 *
 * <p>{@code open notional / (bid + ask notional within the band)}. A source that gives open
 * interest in base units alone has it multiplied by the close of the last bar. NaN where the book
 * is empty, and where open interest, book or (if needed) bar are not known within {@code max-age}
 * (default 30m). Settings: {@code bps} (10, 25, 50 or 100; default 25), {@code max-age}.
 *
 * <p><b>Unit</b>: ratio. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event and a row.
 * <b>Reference</b>: definition; Bessembinder, Seguin (1993), Price volatility, trading volume, and
 * market depth, use open interest itself as a proxy of depth.
 */
public final class OpenInterestOverDepth
    implements Kernel<Observation, OpenInterestOverDepth.State> {
  private final int band;
  private final long maxAgeNanos;

  /** A kernel for one band. */
  public OpenInterestOverDepth(int bandBps, long maxAgeNanos) {
    this.band = DepthBands.bandOf(bandBps);
    this.maxAgeNanos = maxAgeNanos;
  }

  /** Reads {@code bps}, {@code max-age}. */
  public static OpenInterestOverDepth from(KernelSettings settings) {
    return new OpenInterestOverDepth((int) settings.number("bps", 25), Spans.maxAge(settings));
  }

  /** The last of each. */
  public static final class State {
    private double quantity = Double.NaN;
    private double notional = Double.NaN;
    private long interestNanos = Long.MIN_VALUE;
    private double depth = Double.NaN;
    private long depthNanos = Long.MIN_VALUE;
    private double close = Double.NaN;
    private long closeNanos = Long.MIN_VALUE;
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "open-interest-over-depth",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "open notional / (bid + ask notional within the band)",
        "ratio",
        "[0, inf)",
        "Bessembinder, Seguin (1993), for the idea",
        0);
  }

  @Override
  public Class<Observation> consumes() {
    return Observation.class;
  }

  @Override
  public List<Class<? extends Observation>> kinds() {
    return List.of(OpenInterest.class, DepthProfile.class, Bar.class);
  }

  @Override
  public State create() {
    return new State();
  }

  @Override
  public void update(State state, Observation event) {
    long nanos = event.availableNanos();
    switch (event) {
      // What is older than what is known changes nothing.
      case OpenInterest interest when nanos < state.interestNanos -> {}
      case DepthProfile depth when nanos < state.depthNanos -> {}
      case OpenInterest interest -> {
        state.quantity = interest.quantity();
        state.notional = interest.notional();
        state.interestNanos = nanos;
      }
      case DepthProfile depth -> {
        state.depth = depth.bidNotional(band) + depth.askNotional(band);
        state.depthNanos = nanos;
      }
      case Bar bar -> {
        state.close = bar.close();
        state.closeNanos = nanos;
      }
      default -> throw new IllegalArgumentException("not asked for: " + event);
    }
  }

  @Override
  public double value(State state, long asOfNanos) {
    double interest = state.notional;
    if (Double.isNaN(interest) && asOfNanos - state.closeNanos <= maxAgeNanos) {
      interest = state.quantity * state.close;
    }
    // An overflowed depth would make the ratio look like 0.
    boolean known =
        asOfNanos - state.interestNanos <= maxAgeNanos
            && asOfNanos - state.depthNanos <= maxAgeNanos
            && Double.isFinite(state.depth);
    double ratio = known ? interest / state.depth : Double.NaN;
    return Double.isFinite(ratio) ? ratio : Double.NaN;
  }

  @Override
  public double[] save(State state) {
    return new SavedState.Writer()
        .put(state.quantity)
        .put(state.notional)
        .putLong(state.interestNanos)
        .put(state.depth)
        .putLong(state.depthNanos)
        .put(state.close)
        .putLong(state.closeNanos)
        .toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = new State();
    state.quantity = in.get();
    state.notional = in.get();
    state.interestNanos = in.getLong();
    state.depth = in.get();
    state.depthNanos = in.getLong();
    state.close = in.get();
    state.closeNanos = in.getLong();
    in.end();
    return state;
  }
}
