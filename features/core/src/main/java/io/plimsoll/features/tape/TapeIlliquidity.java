package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How far the price moves for what is traded, trade by trade.
 *
 * <p>{@code Σ |r| / Σ p q} over the trades of a window.
 *
 * <p><b>Unit</b>: log return per unit of quote currency. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * trade. <b>Reference</b>: Amihud (2002), Illiquidity and stock returns, section 2.1, on trades.
 */
public final class TapeIlliquidity extends TapeKernel {
  /** A kernel over a window. */
  public TapeIlliquidity(TapeSpan span) {
    super(
        span,
        "tape-illiquidity",
        "sum of |r| / sum of p q",
        "log return per unit of quote currency",
        "[0, inf)",
        "Amihud (2002), Illiquidity and stock returns, section 2.1, on trades");
  }

  /** Reads {@code window}, {@code step}. */
  public static TapeIlliquidity from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TapeIlliquidity(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return ratio(window.sum(TapeWindow.PATH, quiet), window.sum(TapeWindow.NOTIONAL, quiet));
  }
}
