package io.plimsoll.features.positioning;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel.Window;
import io.plimsoll.features.window.BucketSums;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * How much of what was traded over a window was forced.
 *
 * <p>{@code Σ price · quantity of liquidations / Σ volume · close of bars}; 0 where nobody was
 * liquidated. NaN until {@code warm-up} after the first liquidation and the first bar, where
 * something was liquidated though no bar has volume, where no liquidation came for {@code
 * max-silence} (default 7d), and where the last bar is older than the window. Settings: {@code
 * window}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, ∞): liquidations that are reported apart from trades
 * may exceed them. <b>Cost</b>: O(1) an event, O(window / bar) a row. <b>Reference</b>: definition;
 * Cheng, Deng, Wang, Yu (2021), Liquidation, leverage and optimal margin in bitcoin futures
 * markets, for how large it gets.
 */
public final class LiquidationShare implements Kernel<Observation, LiquidationShare.State> {
  private final Window window;
  private final Window bars;

  /** A kernel over a window. */
  public LiquidationShare(Window window) {
    this.window = window;
    this.bars = new Window(window.span(), window.span().nanos());
  }

  /** Reads {@code window}, {@code warm-up}, {@code max-silence}. */
  public static LiquidationShare from(KernelSettings settings) {
    return new LiquidationShare(Window.from(settings, Spans.MAX_LIQUIDATION_SILENCE_NANOS));
  }

  /** What was liquidated and what was traded. */
  public static final class State {
    private final BucketSums liquidated;
    private final BucketSums traded;

    private State(BucketSums liquidated, BucketSums traded) {
      this.liquidated = liquidated;
      this.traded = traded;
    }
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "liquidation-share",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "sum of price * quantity liquidated / sum of volume * close",
        "fraction",
        "[0, inf)",
        "Cheng, Deng, Wang, Yu (2021), for the order of magnitude",
        window.warmUpNanos());
  }

  @Override
  public Class<Observation> consumes() {
    return Observation.class;
  }

  @Override
  public List<Class<? extends Observation>> kinds() {
    return List.of(Liquidation.class, Bar.class);
  }

  @Override
  public State create() {
    return new State(window.sums(1), bars.sums(1));
  }

  @Override
  public void update(State state, Observation event) {
    switch (event) {
      case Liquidation liquidation -> {
        long nanos = liquidation.availableNanos();
        state.liquidated.hear(nanos);
        state.liquidated.add(0, nanos, liquidation.price() * liquidation.quantity());
      }
      case Bar bar -> {
        // Filed by its close: one that is sent late is of the minute it tells of.
        state.traded.hear(bar.eventNanos());
        state.traded.add(0, bar.eventNanos(), bar.volume() * bar.close());
      }
      default -> throw new IllegalArgumentException("not a liquidation or a bar: " + event);
    }
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (!window.known(state.liquidated, asOfNanos) || !bars.known(state.traded, asOfNanos)) {
      return Double.NaN;
    }
    double liquidated = state.liquidated.sum(0, asOfNanos);
    double traded = state.traded.sum(0, asOfNanos);
    if (liquidated == 0) {
      return 0;
    }
    // An overflowed sum of trades would make the share look like 0.
    double share = traded == Double.POSITIVE_INFINITY ? Double.NaN : liquidated / traded;
    return Double.isFinite(share) ? share : Double.NaN;
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out = new SavedState.Writer();
    state.liquidated.save(out);
    state.traded.save(out);
    return out.toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = create();
    state.liquidated.restore(in);
    state.traded.restore(in);
    in.end();
    return state;
  }
}
