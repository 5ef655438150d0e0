package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * The slope of returns on signed volume through the origin, trade by trade.
 *
 * <p>{@code Σ r s q / Σ q²} over the trades of a window.
 *
 * <p><b>Unit</b>: log return per base unit. <b>Range</b>: (-∞, ∞). <b>Cost</b>: O(1) a trade.
 * <b>Reference</b>: Kyle (1985), Continuous auctions and insider trading (lambda, on trades).
 */
public final class FlowImpact extends TapeKernel {
  /** A kernel over a window. */
  public FlowImpact(TapeSpan span) {
    super(
        span,
        "flow-impact",
        "sum of r s q / sum of q^2",
        "log return per base unit",
        "(-inf, inf)",
        "Kyle (1985), Continuous auctions and insider trading (lambda, on trades)");
  }

  /** Reads {@code window}, {@code step}. */
  public static FlowImpact from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new FlowImpact(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return ratio(
        window.sum(TapeWindow.FLOW_RETURNS, quiet), window.sum(TapeWindow.SQUARED_VOLUME, quiet));
  }
}
