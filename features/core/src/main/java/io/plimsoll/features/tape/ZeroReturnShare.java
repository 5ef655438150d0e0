package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How many trades left the price where it was.
 *
 * <p>{@code #{r = 0} / n} over the trades of a window.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * Lesmond, Ogden, Trzcinka (1999), A new estimate of transaction costs.
 */
public final class ZeroReturnShare extends TapeKernel {
  /** A kernel over a window. */
  public ZeroReturnShare(TapeSpan span) {
    super(
        span,
        "zero-return-share",
        "number of r = 0 / n",
        "fraction",
        "[0, 1]",
        "Lesmond, Ogden, Trzcinka (1999), A new estimate of transaction costs");
  }

  /** Reads {@code window}, {@code step}. */
  public static ZeroReturnShare from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new ZeroReturnShare(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.STILL, quiet) / window.sum(TapeWindow.TRADES, quiet);
  }
}
