package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How large a trade is.
 *
 * <p>{@code Σ q / n} over the trades of a window.
 *
 * <p><b>Unit</b>: base units. <b>Range</b>: (0, ∞). <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * definition.
 */
public final class MeanTradeSize extends TapeKernel {
  /** A kernel over a window. */
  public MeanTradeSize(TapeSpan span) {
    super(span, "mean-trade-size", "sum of q / n", "base units", "(0, inf)", "definition");
  }

  /** Reads {@code window}, {@code step}. */
  public static MeanTradeSize from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new MeanTradeSize(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.VOLUME, quiet) / window.sum(TapeWindow.TRADES, quiet);
  }
}
