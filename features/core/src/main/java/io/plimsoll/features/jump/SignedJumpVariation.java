package io.plimsoll.features.jump;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Signed jump variation: the semivariance of rises less that of falls, in which the continuous
 * parts cancel and the jumps are left with their sign; scaled to a horizon.
 *
 * <p>{@code per / span · (Σ r² 1{r > 0} − Σ r² 1{r < 0})}. Settings: {@code window}, {@code per}
 * (default: the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm. <b>Reference</b>: Patton, Sheppard (2015), Good volatility, bad volatility,
 * section 2.
 */
public final class SignedJumpVariation extends BarWindowKernel {
  private final double horizonBars;

  /** A kernel that scales to {@code horizonBars} bars. */
  public SignedJumpVariation(BarSpan span, double horizonBars) {
    super(
        span,
        Counting.RETURNS,
        spec(
            "signed-jump-variation",
            span,
            Counting.RETURNS,
            "per / span * (sum of r^2 of rises - sum of r^2 of falls)",
            "squared log return over the horizon",
            "(-inf, inf)",
            "Patton, Sheppard (2015), section 2"),
        span.bars(),
        span.bars());
    this.horizonBars = horizonBars;
  }

  /** Reads {@code window}, {@code warm-up}, {@code per}. */
  public static SignedJumpVariation from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new SignedJumpVariation(span, span.horizonBars(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r > 0 ? r * r : 0);
    window.sum(1).add(r < 0 ? r * r : 0);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return (window.sum(0).sum() - window.sum(1).sum()) * (horizonBars / filled);
  }
}
