package io.plimsoll.features.jump;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.volatility.PowerSum;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;
import io.plimsoll.features.window.SmallSample;

/**
 * The continuous or the jump part of realized variance, split by a threshold on the size of a
 * return; scaled to a horizon.
 *
 * <p>With n returns, the continuous part is {@code per / span · Σ r² 1{|r| ≤ c √BPV n^−w}}, BPV
 * being bipower variation of the window, and the jump part is the rest. Settings: {@code window}
 * (at least two bars), {@code part} (default {@code continuous}; {@code jump}), {@code multiplier}
 * (c; default 3), {@code exponent} (w in (0, 1/2); default 0.49), {@code small-sample} of bipower
 * variation (default {@code factor}; {@code none}), {@code per} (default: the window), {@code
 * warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm; O(n) a value. <b>Reference</b>: Mancini (2009), Non-parametric threshold
 * estimation for models with stochastic diffusion coefficient and jumps, section 3.
 */
public final class ThresholdVariance extends BarWindowKernel {
  private final Part part;
  private final double multiplier;
  private final double exponent;
  private final SmallSample smallSample;
  private final double horizonBars;

  /** Which of the two parts. */
  public enum Part {
    CONTINUOUS,
    JUMP
  }

  /** A kernel that takes returns beyond {@code multiplier √BPV n^−exponent} for jumps. */
  public ThresholdVariance(
      BarSpan span,
      Part part,
      double multiplier,
      double exponent,
      SmallSample smallSample,
      double horizonBars) {
    super(
        span,
        Counting.RETURNS,
        spec(
            "threshold-variance",
            span,
            Counting.RETURNS,
            "per / span * sum of r^2 where |r| <= "
                + multiplier
                + " sqrt(BPV) n^-"
                + exponent
                + (part == Part.JUMP ? ", taken from the sum of all" : ""),
            "squared log return over the horizon",
            "[0, inf)",
            "Mancini (2009), section 3"),
        BarMemory.ofSums(Bipower.products(span)).withRings(span.bars()));
    this.part = part;
    this.multiplier = Checks.positive(multiplier, "multiplier");
    this.exponent = Checks.inOpenRange(exponent, 0, 0.5, "exponent");
    this.smallSample = smallSample;
    this.horizonBars = horizonBars;
  }

  /** Reads {@code window}, {@code warm-up}, {@code part}, {@code multiplier}, … */
  public static ThresholdVariance from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new ThresholdVariance(
        span,
        settings.choice("part", Part.CONTINUOUS),
        settings.number("multiplier", 3),
        settings.number("exponent", 0.49),
        SmallSample.from(settings, SmallSample.FACTOR),
        span.horizonBars(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(Bipower.product(window));
    window.ring(0).add(window.logReturn());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double bipower = Bipower.variation(window.sum(0).sum(), filled, smallSample);
    double threshold = multiplier * Math.sqrt(bipower) * PowerSum.power(filled, -exponent);
    Ring returns = window.ring(0);
    double continuous = 0;
    double jumps = 0;
    for (int i = 0; i < filled; i++) {
      double r = returns.get(i);
      if (Math.abs(r) <= threshold) {
        continuous += r * r;
      } else {
        jumps += r * r;
      }
    }
    return (part == Part.CONTINUOUS ? continuous : jumps) * (horizonBars / filled);
  }
}
