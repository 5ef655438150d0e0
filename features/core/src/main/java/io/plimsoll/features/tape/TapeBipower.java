package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Bipower variation from trade to trade, scaled to a horizon: what is left of the variance without
 * jumps.
 *
 * <p>{@code per / window · π/2 · Σ |rᵢ||rᵢ₋₁|} over the trades of a window. Settings: {@code per},
 * the horizon.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * trade. <b>Reference</b>: Barndorff-Nielsen, Shephard (2004), Power and bipower variation with
 * stochastic volatility and jumps.
 */
public final class TapeBipower extends TapeKernel {
  private final double scale;

  /** A kernel over a window, scaled to a horizon of some seconds. */
  public TapeBipower(TapeSpan span, double horizonSeconds) {
    super(
        span,
        "tape-bipower",
        "per / window * pi/2 * sum of |r(i)| |r(i-1)|",
        "squared log return over the horizon",
        "[0, inf)",
        "Barndorff-Nielsen, Shephard (2004), Power and bipower variation with stochastic volatility and jumps");
    scale = horizonSeconds / span.seconds();
  }

  /** Reads {@code window}, {@code step}, {@code per} (default: the window). */
  public static TapeBipower from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TapeBipower(span, settings.nanos("per", span.nanos()) / 1e9);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return 0.5 * Math.PI * window.sum(TapeWindow.PRODUCTS_ABS, quiet) * scale;
  }
}
