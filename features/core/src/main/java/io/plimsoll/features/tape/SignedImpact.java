package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How far a trade moves the price its own way, on average.
 *
 * <p>{@code Σ s r / n} over the trades of a window.
 *
 * <p><b>Unit</b>: log return a trade. <b>Range</b>: (-∞, ∞). <b>Cost</b>: O(1) a trade.
 * <b>Reference</b>: Bouchaud, Gefen, Potters, Wyart (2004), Fluctuations and response in financial
 * markets (response at lag 1).
 */
public final class SignedImpact extends TapeKernel {
  /** A kernel over a window. */
  public SignedImpact(TapeSpan span) {
    super(
        span,
        "signed-impact",
        "sum of s r / n",
        "log return a trade",
        "(-inf, inf)",
        "Bouchaud, Gefen, Potters, Wyart (2004), Fluctuations and response in financial markets (response at lag 1)");
  }

  /** Reads {@code window}, {@code step}. */
  public static SignedImpact from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new SignedImpact(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.SIGNED_RETURNS, quiet) / window.sum(TapeWindow.TRADES, quiet);
  }
}
