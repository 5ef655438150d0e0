package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Whether the price bounces from trade to trade: near −1/2 where it jumps between bid and ask.
 *
 * <p>{@code Σ rᵢ rᵢ₋₁ / Σ r²} over the trades of a window. NaN where no price moved.
 *
 * <p><b>Unit</b>: none. <b>Range</b>: about [-1, 1]. <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * Roll (1984), A simple implicit measure of the effective bid-ask spread in an efficient market.
 */
public final class ReturnAutocorrelation extends TapeKernel {
  /** A kernel over a window. */
  public ReturnAutocorrelation(TapeSpan span) {
    super(
        span,
        "return-autocorrelation",
        "sum of r(i) r(i-1) / sum of r^2",
        "none",
        "about [-1, 1]",
        "Roll (1984), A simple implicit measure of the effective bid-ask spread in an efficient market");
  }

  /** Reads {@code window}, {@code step}. */
  public static ReturnAutocorrelation from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new ReturnAutocorrelation(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return ratio(window.sum(TapeWindow.PRODUCTS, quiet), window.sum(TapeWindow.SQUARES, quiet));
  }
}
