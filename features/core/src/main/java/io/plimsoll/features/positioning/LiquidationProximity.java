package io.plimsoll.features.positioning;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * The share of open interest whose estimated liquidation price lies within some distance of the
 * price: what a move that far would force out.
 *
 * <p>Nobody publishes where positions were opened; this is a model, and these are its assumptions.
 * What open interest grows by was opened at the close of the last bar, by a long and a short each,
 * in the shares of leverage of a {@link LeverageMix}. Positions are given up and opened anew at a
 * steady rate, half of them in {@code half-life}. A bar whose low (high) passes the cell of a
 * liquidation price closes the longs (shorts) there. What open interest fell by beyond that comes
 * off all positions alike. What was open at first is taken to have been opened then. Liquidation
 * prices are kept in cells of {@code cell} in log price; one that gets farther from the price than
 * a factor e stays far.
 *
 * <p>NaN until {@code warm-up} after the first open interest with a price (default: two
 * half-lives), where open interest or bars are not known within {@code max-age} (default 30m), and
 * where nothing is open. Settings: {@code within} (fraction of the price; default 0.02), {@code
 * side} (long, short, both; default both), {@code leverages}, {@code maintenance} (default 0.005),
 * {@code half-life} (default 1d), {@code cell} (default 0.0025), {@code warm-up}, {@code max-age}.
 *
 * <p><b>Unit</b>: fraction of the side's open interest; of both their mean. <b>Range</b>: [0, 1].
 * <b>Cost</b>: O(1 / cell) an open interest, O(move / cell) a bar, O(within / cell) a row.
 * <b>Reference</b>: definition; the liquidation price is that of Binance's FAQ, How to calculate
 * liquidation price of USDⓈ-M futures contracts.
 */
public final class LiquidationProximity implements Kernel<Observation, LiquidationProximity.State> {
  private static final double LN2 = StrictMath.log(2);

  /** How far cells reach on either side, in log price. */
  private static final double REACH = 1;

  /** Whose liquidation prices. */
  public enum Side {
    LONG,
    SHORT,
    BOTH
  }

  /**
   * What can be set.
   *
   * @param within fraction of the price, in (0, 0.5]
   * @param halfLifeNanos in which half of all positions are replaced
   * @param cell width of a cell in log price, in [0.0001, 0.1]
   */
  public record Settings(
      double within,
      Side side,
      long halfLifeNanos,
      double cell,
      long warmUpNanos,
      long maxAgeNanos) {
    public Settings {
      Checks.inRange(within, Double.MIN_VALUE, 0.5, "within");
      Checks.positive(halfLifeNanos, "halfLifeNanos");
      Checks.inRange(cell, 0.0001, 0.1, "cell");
    }
  }

  private final Settings settings;
  private final LeverageMix mix;

  /** A kernel. */
  LiquidationProximity(Settings settings, LeverageMix mix) {
    this.settings = settings;
    this.mix = mix;
  }

  /** Reads what is named above. */
  public static LiquidationProximity from(KernelSettings settings) {
    long halfLife = settings.nanos("half-life", Spans.DAY_NANOS);
    return new LiquidationProximity(
        new Settings(
            settings.number("within", 0.02),
            settings.choice("side", Side.BOTH),
            halfLife,
            settings.number("cell", 0.0025),
            settings.nanos("warm-up", 2 * halfLife),
            Spans.maxAge(settings)),
        LeverageMix.from(settings));
  }

  /** Where both sides would be liquidated, and the last price and open interest. */
  public static final class State {
    private final LiquidationMap longs;
    private final LiquidationMap shorts;
    private double logPrice = Double.NaN;
    private long barNanos;
    private double quantity = Double.NaN;
    private long interestNanos;
    private long firstNanos;

    private State(int half) {
      longs = new LiquidationMap(half);
      shorts = new LiquidationMap(half);
    }
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "liquidation-proximity",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "quantity with an estimated liquidation price within x of the price / open interest",
        "fraction of open interest",
        "[0, 1]",
        "definition",
        settings.warmUpNanos());
  }

  @Override
  public Class<Observation> consumes() {
    return Observation.class;
  }

  @Override
  public List<Class<? extends Observation>> kinds() {
    return List.of(OpenInterest.class, Bar.class);
  }

  @Override
  public State create() {
    return new State((int) Math.ceil(REACH / settings.cell()));
  }

  private long cell(double logPrice) {
    return (long) Math.floor(logPrice / settings.cell());
  }

  @Override
  public void update(State state, Observation event) {
    switch (event) {
      case Bar bar -> move(state, bar);
      case OpenInterest interest -> report(state, interest);
      default -> throw new IllegalArgumentException("not asked for: " + event);
    }
  }

  private void move(State state, Bar bar) {
    state.logPrice = StrictMath.log(bar.close());
    state.barNanos = bar.availableNanos();
    state.longs.clearAbove(cell(StrictMath.log(bar.low())));
    state.shorts.clearBelow(cell(StrictMath.log(bar.high())));
    state.longs.centre(cell(state.logPrice));
    state.shorts.centre(cell(state.logPrice));
  }

  private void report(State state, OpenInterest interest) {
    long nanos = interest.availableNanos();
    boolean first = Double.isNaN(state.quantity);
    if (Double.isNaN(state.logPrice) || (!first && nanos < state.interestNanos)) {
      return;
    }
    if (first) {
      state.firstNanos = nanos;
      state.interestNanos = nanos;
    }
    double age = nanos - state.interestNanos;
    double kept = StrictMath.exp(-LN2 * age / settings.halfLifeNanos());
    fill(state.longs, kept, interest.quantity());
    fill(state.shorts, kept, interest.quantity());
    state.quantity = interest.quantity();
    state.interestNanos = nanos;
    open(state);
  }

  /** Lets go of what was given up, and of what is more than is open. */
  private static void fill(LiquidationMap map, double kept, double quantity) {
    double total = map.total() * kept;
    map.scale(total > quantity ? kept * (quantity / total) : kept);
  }

  /** Opens what is missing, at the price of now. */
  private void open(State state) {
    double longs = Math.max(0, state.quantity - state.longs.total());
    double shorts = Math.max(0, state.quantity - state.shorts.total());
    for (int i = 0; i < mix.size(); i++) {
      state.longs.add(cell(state.logPrice + mix.longOffset(i)), longs * mix.share(i));
      state.shorts.add(cell(state.logPrice + mix.shortOffset(i)), shorts * mix.share(i));
    }
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (!(state.quantity > 0)
        || asOfNanos - state.firstNanos < settings.warmUpNanos()
        || asOfNanos - state.interestNanos > settings.maxAgeNanos()
        || asOfNanos - state.barNanos > settings.maxAgeNanos()) {
      return Double.NaN;
    }
    // A cell counts if its middle is within.
    double lowest = (state.logPrice + StrictMath.log1p(-settings.within())) / settings.cell();
    double highest = (state.logPrice + StrictMath.log1p(settings.within())) / settings.cell();
    long now = cell(state.logPrice);
    double longs = state.longs.sum((long) Math.ceil(lowest - 0.5), now) / state.quantity;
    double shorts = state.shorts.sum(now, (long) Math.floor(highest - 0.5)) / state.quantity;
    double share =
        switch (settings.side()) {
          case LONG -> longs;
          case SHORT -> shorts;
          case BOTH -> 0.5 * (longs + shorts);
        };
    // Clamped: the parts of a whole add up to it give or take rounding.
    return Math.clamp(share, 0.0, 1.0);
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out = new SavedState.Writer();
    state.longs.save(out);
    state.shorts.save(out);
    out.put(state.logPrice).putLong(state.barNanos).put(state.quantity);
    return out.putLong(state.interestNanos).putLong(state.firstNanos).toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = create();
    state.longs.restore(in);
    state.shorts.restore(in);
    state.logPrice = in.get();
    state.barNanos = in.getLong();
    state.quantity = in.get();
    state.interestNanos = in.getLong();
    state.firstNanos = in.getLong();
    in.end();
    return state;
  }
}
