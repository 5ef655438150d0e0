package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;

/**
 * Two-scale realized variance: the average variance on a coarse grid less what the noise of the
 * fine grid adds to it, scaled to a horizon.
 *
 * <p>With n returns and grids of K bars, {@code (Σ (Xᵢ₊ₖ − Xᵢ)² / K − (n̄/n) Σ r²) / (1 − n̄/n)},
 * {@code n̄ = (n−K+1)/K}, times {@code per / span}. On few returns it can be negative: an estimate
 * like any other, so it is not cut. Settings: {@code window}, {@code scale} (K; default five bars),
 * {@code per} (default: the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm. <b>Reference</b>: Zhang, Mykland, Aït-Sahalia (2005), A tale of two time
 * scales, section 4, with the small-sample adjustment (64).
 */
public final class TwoScaleVariance extends BarWindowKernel {
  private static final int DEFAULT_SCALE_BARS = 5;

  private final int scaleBars;
  private final double horizonBars;

  /** A kernel with a coarse grid of {@code scaleBars} bars, at least two. */
  public TwoScaleVariance(BarSpan span, int scaleBars, double horizonBars) {
    super(
        span.atLeast(scaleBars + 1, "a scale of " + scaleBars + " bars"),
        Counting.RETURNS,
        spec(
            "two-scale-variance",
            span,
            Counting.RETURNS,
            "per / span * (mean over K grids - m/n * sum of r^2) / (1 - m/n), m = (n-K+1)/K",
            "squared log return over the horizon",
            "(-inf, inf)",
            "Zhang, Mykland, Ait-Sahalia (2005), section 4"),
        BarMemory.ofSums(span.bars(), span.bars() - scaleBars + 1).withRings(scaleBars));
    this.scaleBars = (int) Checks.inRange(scaleBars, 2, span.bars(), "scale in bars");
    this.horizonBars = horizonBars;
  }

  /** Reads {@code window}, {@code warm-up}, {@code scale}, {@code per}. */
  public static TwoScaleVariance from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new TwoScaleVariance(
        span, settings.bars("scale", DEFAULT_SCALE_BARS), span.horizonBars(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r * r);
    Ring closes = window.ring(0);
    closes.add(window.previousLogClose());
    if (closes.full()) {
      double coarse = window.logClose() - closes.get(0);
      window.sum(1).add(coarse * coarse);
    }
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double share = (double) (filled - scaleBars + 1) / scaleBars / filled;
    double coarse = window.sum(1).sum() / scaleBars;
    return (coarse - share * window.sum(0).sum()) / (1 - share) * (horizonBars / filled);
  }
}
