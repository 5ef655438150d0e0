package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How far the last price lies above the average price paid in the window.
 *
 * <p>{@code ln p − Σ q ln p / Σ q} over the trades of a window.
 *
 * <p><b>Unit</b>: log return. <b>Range</b>: (-∞, ∞). <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * Berkowitz, Logue, Noser (1988), The total cost of transactions on the NYSE (volume-weighted
 * average price, geometric here).
 */
public final class VwapGap extends TapeKernel {
  /** A kernel over a window. */
  public VwapGap(TapeSpan span) {
    super(
        span,
        "vwap-gap",
        "ln p - sum of q ln p / sum of q",
        "log return",
        "(-inf, inf)",
        "Berkowitz, Logue, Noser (1988), The total cost of transactions on the NYSE (volume-weighted average price, geometric here)");
  }

  /** Reads {@code window}, {@code step}. */
  public static VwapGap from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new VwapGap(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.lastLogPrice()
        - ratio(window.sum(TapeWindow.LOG_VOLUME, quiet), window.sum(TapeWindow.VOLUME, quiet));
  }
}
