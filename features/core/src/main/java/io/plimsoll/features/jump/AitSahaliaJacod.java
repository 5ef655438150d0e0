package io.plimsoll.features.jump;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;

/**
 * Aït-Sahalia and Jacod's ratio: how the fourth powers of returns grow with the span of a return. A
 * jump is the same at any span, so the ratio of a window with jumps is 1; of one without it is the
 * number k of bars in the longer span; noise pulls it to 1/k.
 *
 * <p>{@code (Σ (Xᵢ₊ₖ − Xᵢ)⁴ / (n−k+1)) / (Σ r⁴ / n) / k}: the mean over all grids of spans of k
 * bars, so that no grid is preferred. NaN of a price that stood still. Settings: {@code window},
 * {@code span} (k bars, at least two; default two bars), {@code warm-up}.
 *
 * <p><b>Unit</b>: none. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a bar, one logarithm.
 * <b>Reference</b>: Aït-Sahalia, Jacod (2009), Testing for jumps in a discretely observed process,
 * section 3, with p = 4; all grids: definition.
 */
public final class AitSahaliaJacod extends BarWindowKernel {
  private final int step;

  /** A kernel that holds returns over {@code step} bars against those over one. */
  public AitSahaliaJacod(BarSpan span, int step) {
    super(
        span.atLeast(step, "a span of " + step + " bars"),
        Counting.RETURNS,
        spec(
            "ait-sahalia-jacod",
            span,
            Counting.RETURNS,
            "mean of (return over k bars)^4 / mean of (return over a bar)^4 / k",
            "none",
            "[0, inf)",
            "Ait-Sahalia, Jacod (2009), section 3"),
        BarMemory.ofSums(span.bars(), span.bars() - step + 1).withRings(step));
    if (step < 2) {
      throw new IllegalArgumentException("span must be at least 2 bars, was " + step);
    }
    this.step = step;
  }

  /** Reads {@code window}, {@code warm-up}, {@code span}. */
  public static AitSahaliaJacod from(KernelSettings settings) {
    return new AitSahaliaJacod(BarSpan.from(settings), settings.bars("span", 2));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double square = window.logReturn() * window.logReturn();
    window.sum(0).add(square * square);
    Ring closes = window.ring(0);
    closes.add(window.previousLogClose());
    if (closes.full()) {
      double coarse = window.logClose() - closes.get(0);
      window.sum(1).add(coarse * coarse * coarse * coarse);
    }
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double coarse = window.sum(1).sum() / (filled - step + 1);
    return coarse / (window.sum(0).sum() / filled) / step;
  }
}
