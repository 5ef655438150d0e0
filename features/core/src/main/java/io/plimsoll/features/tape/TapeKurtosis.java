package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Realized kurtosis from trade to trade: how much of the variance a few trades made.
 *
 * <p>{@code n · Σ r⁴ / (Σ r²)²} over the trades of a window. NaN where no price moved.
 *
 * <p><b>Unit</b>: none. <b>Range</b>: [1, n]. <b>Cost</b>: O(1) a trade. <b>Reference</b>: Amaya,
 * Christoffersen, Jacobs, Vasquez (2015), Does realized skewness predict the cross-section of
 * equity returns?.
 */
public final class TapeKurtosis extends TapeKernel {
  /** A kernel over a window. */
  public TapeKurtosis(TapeSpan span) {
    super(
        span,
        "tape-kurtosis",
        "n * sum of r^4 / (sum of r^2)^2",
        "none",
        "[1, n]",
        "Amaya, Christoffersen, Jacobs, Vasquez (2015), Does realized skewness predict the cross-section of equity returns?");
  }

  /** Reads {@code window}, {@code step}. */
  public static TapeKurtosis from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TapeKurtosis(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    double variance = window.sum(TapeWindow.SQUARES, quiet);
    return ratio(
        window.sum(TapeWindow.TRADES, quiet) * window.sum(TapeWindow.FOURTHS, quiet),
        variance * variance);
  }
}
