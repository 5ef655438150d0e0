package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How often somebody trades.
 *
 * <p>{@code trades / window} over the trades of a window.
 *
 * <p><b>Unit</b>: trades a second. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a trade.
 * <b>Reference</b>: definition.
 */
public final class TradeRate extends TapeKernel {
  /** A kernel over a window. */
  public TradeRate(TapeSpan span) {
    super(span, "trade-rate", "trades / window", "trades a second", "[0, inf)", "definition");
  }

  /** Reads {@code window}, {@code step}. */
  public static TradeRate from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TradeRate(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.TRADES, quiet) / seconds();
  }
}
