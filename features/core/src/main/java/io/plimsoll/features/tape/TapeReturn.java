package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How far the price came within the window.
 *
 * <p>{@code Σ r} over the trades of a window.
 *
 * <p><b>Unit</b>: log return. <b>Range</b>: (-∞, ∞). <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * definition.
 */
public final class TapeReturn extends TapeKernel {
  /** A kernel over a window. */
  public TapeReturn(TapeSpan span) {
    super(span, "tape-return", "sum of r", "log return", "(-inf, inf)", "definition");
  }

  /** Reads {@code window}, {@code step}. */
  public static TapeReturn from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TapeReturn(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.RETURNS, quiet);
  }
}
