package io.plimsoll.features.flow;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel.Window;
import io.plimsoll.features.window.BucketSums;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * Net taker flow as a {@link TradeSignRule} tells it, whatever the source says: volume bought less
 * volume sold, as a fraction of all volume of a window.
 *
 * <p>{@code Σ sign · quantity / Σ quantity}, where a trade that the rule cannot sign counts in the
 * second sum alone; 0 where nobody traded. NaN until {@code warm-up} after the first trade and
 * where none came for {@code max-silence} (default 1h). The quote is the last one that was
 * available before the trade, forgotten after {@code max-age} (default 1m). Settings: {@code rule}
 * (tick, lee-ready, at-quote, near-quote; default lee-ready), {@code window}, {@code warm-up},
 * {@code max-silence}, {@code max-age}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [−1, 1]. <b>Cost</b>: O(1) an event, O(window / bar) a
 * row. <b>Reference</b>: Lee, Ready (1991), Inferring trade direction from intraday data; the
 * others at {@link TradeSignRule}.
 */
public final class ClassifiedFlow implements Kernel<Observation, ClassifiedFlow.State> {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final TradeSignRule rule;
  private final Window window;
  private final long maxAgeNanos;

  /** A kernel with a rule. */
  public ClassifiedFlow(TradeSignRule rule, Window window, long maxAgeNanos) {
    this.rule = rule;
    this.window = window;
    this.maxAgeNanos = Checks.positive(maxAgeNanos, "maxAgeNanos");
  }

  /** Reads {@code rule}, {@code window}, {@code warm-up}, {@code max-silence}, {@code max-age}. */
  public static ClassifiedFlow from(KernelSettings settings) {
    return new ClassifiedFlow(
        settings.choice("rule", TradeSignRule.LEE_READY),
        Window.from(settings, 60 * MINUTE_NANOS),
        settings.nanos("max-age", MINUTE_NANOS));
  }

  /** Signed and all volume, the last quote, and the last price with its tick. */
  public static final class State {
    private final BucketSums sums;
    private double bid = Double.NaN;
    private double ask = Double.NaN;
    private long quoteNanos;
    private double price = Double.NaN;
    private long tick;

    private State(BucketSums sums) {
      this.sums = sums;
    }
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "classified-flow",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "sum of sign * quantity / sum of quantity; 0 if nothing traded",
        "fraction",
        "[-1, 1]",
        "Lee, Ready (1991), Inferring trade direction from intraday data",
        window.warmUpNanos());
  }

  @Override
  public Class<Observation> consumes() {
    return Observation.class;
  }

  @Override
  public List<Class<? extends Observation>> kinds() {
    return rule == TradeSignRule.TICK
        ? List.of(Trade.class)
        : List.of(Trade.class, TopOfBook.class);
  }

  @Override
  public State create() {
    return new State(window.sums(2));
  }

  @Override
  public void update(State state, Observation event) {
    switch (event) {
      case Trade trade -> {
        long nanos = trade.availableNanos();
        state.sums.hear(nanos);
        state.sums.add(0, nanos, sign(state, trade) * trade.quantity());
        state.sums.add(1, nanos, trade.quantity());
      }
      case TopOfBook top -> {
        state.bid = top.bidPrice();
        state.ask = top.askPrice();
        state.quoteNanos = top.availableNanos();
      }
      default -> throw new IllegalArgumentException("not asked for: " + event);
    }
  }

  private long sign(State state, Trade trade) {
    double price = trade.price();
    if (price > state.price) {
      state.tick = 1;
    } else if (price < state.price) {
      state.tick = -1;
    }
    state.price = price;
    boolean quoted =
        state.bid < state.ask && trade.availableNanos() - state.quoteNanos <= maxAgeNanos;
    int sign = quoted ? rule.quoted(price, state.bid, state.ask) : 0;
    return sign != 0 ? sign : state.tick;
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (!window.known(state.sums, asOfNanos)) {
      return Double.NaN;
    }
    double all = state.sums.sum(1, asOfNanos);
    if (all == 0) {
      return 0;
    }
    // Of an overflowed sum nothing is known. Clamped: the two sums may round apart.
    double share =
        all == Double.POSITIVE_INFINITY ? Double.NaN : state.sums.sum(0, asOfNanos) / all;
    return Math.clamp(share, -1.0, 1.0);
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out = new SavedState.Writer();
    state.sums.save(out);
    out.put(state.bid).put(state.ask).putLong(state.quoteNanos);
    return out.put(state.price).putLong(state.tick).toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = create();
    state.sums.restore(in);
    state.bid = in.get();
    state.ask = in.get();
    state.quoteNanos = in.getLong();
    state.price = in.get();
    state.tick = in.getLong();
    in.end();
    return state;
  }
}
