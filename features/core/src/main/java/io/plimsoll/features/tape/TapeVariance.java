package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Realized variance from trade to trade, scaled to a horizon: noisy by design, it holds the bounce
 * between bid and ask that returns of bars average out.
 *
 * <p>{@code per / window · Σ r²} over the trades of a window. Settings: {@code per}, the horizon.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * trade. <b>Reference</b>: Andersen, Bollerslev, Diebold, Labys (2003), Modeling and forecasting
 * realized volatility.
 */
public final class TapeVariance extends TapeKernel {
  private final double scale;

  /** A kernel over a window, scaled to a horizon of some seconds. */
  public TapeVariance(TapeSpan span, double horizonSeconds) {
    super(
        span,
        "tape-variance",
        "per / window * sum of r^2",
        "squared log return over the horizon",
        "[0, inf)",
        "Andersen, Bollerslev, Diebold, Labys (2003), Modeling and forecasting realized volatility");
    scale = horizonSeconds / span.seconds();
  }

  /** Reads {@code window}, {@code step}, {@code per} (default: the window). */
  public static TapeVariance from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TapeVariance(span, settings.nanos("per", span.nanos()) / 1e9);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.SQUARES, quiet) * scale;
  }
}
