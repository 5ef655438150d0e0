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
    super(span, 1, "trade-rate", "trades / window", "trades a second", "[0, inf)", "definition");
  }

  /** Reads {@code window}, {@code step}. */
  public static TradeRate from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TradeRate(span);
  }

  @Override
  public void update(TapeWindow window, TradeTick tick) {
    double[] now = window.at(tick);
    now[0]++;
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(0, quiet) / seconds();
  }
}
