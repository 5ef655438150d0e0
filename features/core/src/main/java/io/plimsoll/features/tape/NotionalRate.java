package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How much is traded in quote currency.
 *
 * <p>{@code Σ p q / window} over the trades of a window.
 *
 * <p><b>Unit</b>: quote currency a second. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a trade.
 * <b>Reference</b>: definition.
 */
public final class NotionalRate extends TapeKernel {
  /** A kernel over a window. */
  public NotionalRate(TapeSpan span) {
    super(
        span,
        "notional-rate",
        "sum of p q / window",
        "quote currency a second",
        "[0, inf)",
        "definition");
  }

  /** Reads {@code window}, {@code step}. */
  public static NotionalRate from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new NotionalRate(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.NOTIONAL, quiet) / seconds();
  }
}
