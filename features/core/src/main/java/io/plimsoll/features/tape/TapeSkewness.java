package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Realized skewness from trade to trade: below 0 the large moves were falls.
 *
 * <p>{@code √n · Σ r³ / (Σ r²)^{3/2}} over the trades of a window. NaN where no price moved.
 *
 * <p><b>Unit</b>: none. <b>Range</b>: (-sqrt n, sqrt n). <b>Cost</b>: O(1) a trade.
 * <b>Reference</b>: Amaya, Christoffersen, Jacobs, Vasquez (2015), Does realized skewness predict
 * the cross-section of equity returns?.
 */
public final class TapeSkewness extends TapeKernel {
  /** A kernel over a window. */
  public TapeSkewness(TapeSpan span) {
    super(
        span,
        "tape-skewness",
        "sqrt(n) * sum of r^3 / (sum of r^2)^1.5",
        "none",
        "(-sqrt n, sqrt n)",
        "Amaya, Christoffersen, Jacobs, Vasquez (2015), Does realized skewness predict the cross-section of equity returns?");
  }

  /** Reads {@code window}, {@code step}. */
  public static TapeSkewness from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TapeSkewness(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    double variance = window.sum(TapeWindow.SQUARES, quiet);
    double root = Math.sqrt(window.sum(TapeWindow.TRADES, quiet));
    return ratio(root * window.sum(TapeWindow.CUBES, quiet), variance * Math.sqrt(variance));
  }
}
