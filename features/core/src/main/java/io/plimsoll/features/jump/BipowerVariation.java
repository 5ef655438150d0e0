package io.plimsoll.features.jump;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.SmallSample;

/**
 * Bipower variation: variance that jumps hardly touch, scaled to a horizon.
 *
 * <p>{@code per / span · (π/2) · n/(n−1) · Σ |rᵢ||rᵢ₋₁|}, the products being those of neighbours
 * inside the window of n returns. Settings: {@code window} (at least two bars), {@code per}
 * (default: the window), {@code warm-up}, {@code small-sample} (default {@code factor}; {@code
 * none} leaves out n/(n−1)).
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm. <b>Reference</b>: Barndorff-Nielsen, Shephard (2004), Power and bipower
 * variation with stochastic volatility and jumps, section 2; the factor n/(n−1): Huang, Tauchen
 * (2005), section 2.
 */
public final class BipowerVariation extends BarWindowKernel {
  private final double horizonBars;
  private final SmallSample smallSample;

  /** A kernel that scales to {@code horizonBars} bars. */
  public BipowerVariation(BarSpan span, double horizonBars, SmallSample smallSample) {
    super(
        span,
        Counting.RETURNS,
        new KernelSpec(
            "bipower-variation",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "per / span * pi/2 * n/(n-1) * sum of |r(i)| |r(i-1)|",
            "squared log return over the horizon",
            "[0, inf)",
            "Barndorff-Nielsen, Shephard (2004), section 2",
            warmUpNanos(span, Counting.RETURNS)),
        Bipower.products(span));
    this.horizonBars = horizonBars;
    this.smallSample = smallSample;
  }

  /** Reads {@code window}, {@code warm-up}, {@code per}, {@code small-sample}. */
  public static BipowerVariation from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new BipowerVariation(
        span, span.horizonBars(settings), SmallSample.from(settings, SmallSample.FACTOR));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(Bipower.product(window));
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return Bipower.variation(window.sum(0).sum(), filled, smallSample) * (horizonBars / filled);
  }
}
