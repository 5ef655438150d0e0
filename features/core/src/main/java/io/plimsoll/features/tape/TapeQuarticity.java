package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Realized quarticity from trade to trade: how uncertain the variance of the window is.
 *
 * <p>{@code n/3 · Σ r⁴, n the number of trades} over the trades of a window.
 *
 * <p><b>Unit</b>: log return to the fourth over the window. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1)
 * a trade. <b>Reference</b>: Barndorff-Nielsen, Shephard (2002), Econometric analysis of realized
 * volatility.
 */
public final class TapeQuarticity extends TapeKernel {
  /** A kernel over a window. */
  public TapeQuarticity(TapeSpan span) {
    super(
        span,
        "tape-quarticity",
        "n / 3 * sum of r^4",
        "log return to the fourth over the window",
        "[0, inf)",
        "Barndorff-Nielsen, Shephard (2002), Econometric analysis of realized volatility");
  }

  /** Reads {@code window}, {@code step}. */
  public static TapeQuarticity from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TapeQuarticity(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.TRADES, quiet) / 3 * window.sum(TapeWindow.FOURTHS, quiet);
  }
}
