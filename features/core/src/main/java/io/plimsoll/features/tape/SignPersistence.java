package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Whether a buy follows a buy: large orders that are worked in pieces make it high.
 *
 * <p>{@code Σ sᵢ sᵢ₋₁ / n} over the trades of a window.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [-1, 1]. <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * Lillo, Farmer (2004), The long memory of the efficient market.
 */
public final class SignPersistence extends TapeKernel {
  /** A kernel over a window. */
  public SignPersistence(TapeSpan span) {
    super(
        span,
        "sign-persistence",
        "sum of s(i) s(i-1) / n",
        "fraction",
        "[-1, 1]",
        "Lillo, Farmer (2004), The long memory of the efficient market");
  }

  /** Reads {@code window}, {@code step}. */
  public static SignPersistence from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new SignPersistence(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.SIGN_PRODUCTS, quiet) / window.sum(TapeWindow.TRADES, quiet);
  }
}
