package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Whether the price bounces from trade to trade: near −1/2 where it jumps between bid and ask.
 *
 * <p>{@code Σ rᵢ rᵢ₋₁ / √(Σ rᵢ² Σ rᵢ₋₁²)} over the trades of a window. NaN where no price moved, or
 * none before.
 *
 * <p><b>Unit</b>: none. <b>Range</b>: [-1, 1]. <b>Cost</b>: O(1) a trade. <b>Reference</b>: Roll
 * (1984), A simple implicit measure of the effective bid-ask spread in an efficient market.
 */
public final class ReturnAutocorrelation extends TapeKernel {
  /** A kernel over a window. */
  public ReturnAutocorrelation(TapeSpan span) {
    super(
        span,
        "return-autocorrelation",
        "sum of r(i) r(i-1) / sqrt(sum of r(i)^2 * sum of r(i-1)^2)",
        "none",
        "[-1, 1]",
        "Roll (1984), A simple implicit measure of the effective bid-ask spread in an efficient market");
  }

  /** Reads {@code window}, {@code step}. */
  public static ReturnAutocorrelation from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new ReturnAutocorrelation(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    double size =
        Math.sqrt(window.sum(TapeWindow.SQUARES, quiet))
            * Math.sqrt(window.sum(TapeWindow.SQUARES_BEFORE, quiet));
    double correlation = ratio(window.sum(TapeWindow.PRODUCTS, quiet), size);
    // Clamped: returns that mirror each other give 1 give or take rounding.
    return Math.clamp(correlation, -1.0, 1.0);
  }
}
