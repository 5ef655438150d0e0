package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Realized variance: the sum of squared log returns from close to close over a window, scaled to a
 * horizon.
 *
 * <p>{@code RV = (per / span of the returns seen) · Σ r²}. A window of 5 minutes with {@code per:
 * 1h} gives Σ r² · 12. A price that stood still gives 0; who needs a logarithm of it sets a floor.
 * Settings: {@code window}, {@code per} (default: the window), {@code warm-up} (default: the
 * window; less lets a long-run level speak on a short sample).
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm. <b>Reference</b>: Andersen, Bollerslev, Diebold, Labys (2003), Modeling and
 * forecasting realized volatility, section 2.
 */
public final class RealizedVariance extends BarWindowKernel {
  private final double horizonBars;

  /** A kernel that scales to {@code horizonBars} bars. */
  public RealizedVariance(BarSpan span, double horizonBars) {
    super(
        span,
        Counting.RETURNS,
        new KernelSpec(
            "realized-variance",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "per / span * sum of squared log returns",
            "squared log return over the horizon",
            "[0, inf)",
            "Andersen, Bollerslev, Diebold, Labys (2003), section 2",
            warmUpNanos(span, Counting.RETURNS)),
        span.bars());
    this.horizonBars = horizonBars;
  }

  /** Reads {@code window}, {@code warm-up}, {@code per}. */
  public static RealizedVariance from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new RealizedVariance(span, span.horizonBars(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r * r);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return window.sum(0).sum() * (horizonBars / filled);
  }
}
