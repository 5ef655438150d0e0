package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BucketKernel;

/**
 * The spread that takers paid: twice the distance of each trade from the mid before it.
 *
 * <p>{@code Σ w·2·d·(p − m) / m / Σ w} over the trades of the window, {@code d} = 1 where a buyer
 * took and −1 where a seller did, {@code w} the notional; see {@link TradeCost} for which trades
 * count. NaN without such trades. Settings: {@code window}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: fraction of the mid. <b>Range</b>: (−∞, ∞), in an orderly market [0, ∞).
 * <b>Cost</b>: O(1) an event. <b>Reference</b>: Holden, Jacobsen (2014), Liquidity measurement
 * problems in fast, competitive markets, section II (dollar-weighted percent effective spread).
 */
public final class EffectiveSpread extends TradeCost {
  private static final int COST = 0;
  private static final int WEIGHT = 1;

  /** A kernel over a window. */
  public EffectiveSpread(BucketKernel.Window window) {
    super(
        window,
        spec(
            "effective-spread",
            window,
            "mean of 2 * side * (price - mid) / mid weighted by notional",
            "fraction of the mid",
            "(-inf, inf)",
            "Holden, Jacobsen (2014), Liquidity measurement problems in fast, competitive markets,"
                + " section II"),
        new Memory(2, CELLS, 0));
  }

  /** Reads {@code window}, {@code warm-up}, {@code max-silence}. */
  public static EffectiveSpread from(KernelSettings settings) {
    return new EffectiveSpread(window(settings));
  }

  @Override
  void trade(BookWindow state, Trade trade, double side, double mid) {
    double weight = trade.price() * trade.quantity();
    long now = trade.availableNanos();
    state.sums().add(COST, now, weight * (2 * side * ((trade.price() - mid) / mid)));
    state.sums().add(WEIGHT, now, weight);
  }

  @Override
  double number(BookWindow state, long asOfNanos) {
    return ratio(state.sums().sum(COST, asOfNanos), state.sums().sum(WEIGHT, asOfNanos));
  }
}
