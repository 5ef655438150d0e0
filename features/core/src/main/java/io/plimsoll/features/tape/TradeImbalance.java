package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Whether buyers or sellers took more often.
 *
 * <p>{@code Σ s / n} over the trades of a window.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [-1, 1]. <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * Chordia, Roll, Subrahmanyam (2002), Order imbalance, liquidity, and market returns.
 */
public final class TradeImbalance extends TapeKernel {
  /** A kernel over a window. */
  public TradeImbalance(TapeSpan span) {
    super(
        span,
        "trade-imbalance",
        "sum of s / n",
        "fraction",
        "[-1, 1]",
        "Chordia, Roll, Subrahmanyam (2002), Order imbalance, liquidity, and market returns");
  }

  /** Reads {@code window}, {@code step}. */
  public static TradeImbalance from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TradeImbalance(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.SIGNS, quiet) / window.sum(TapeWindow.TRADES, quiet);
  }
}
