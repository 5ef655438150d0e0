package io.plimsoll.features.flow;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Net taker flow: volume bought less volume sold by aggressors, as a fraction of all volume of a
 * window.
 *
 * <p>{@code Σ signed / Σ volume}; 0 where nobody traded, NaN while the window holds a traded bar
 * whose source does not say who was the aggressor. Settings: {@code window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [−1, 1]. <b>Cost</b>: O(1) a bar. <b>Reference</b>:
 * Chordia, Roll, Subrahmanyam (2002), Order imbalance, liquidity, and market returns, section 2.
 */
public final class SignedVolume extends BarWindowKernel {

  /** A kernel over a window. */
  public SignedVolume(BarSpan span) {
    super(
        span,
        Counting.BARS,
        new KernelSpec(
            "signed-volume",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "sum of signed volume / sum of volume; 0 if nothing traded",
            "fraction",
            "[-1, 1]",
            "Chordia, Roll, Subrahmanyam (2002), section 2",
            warmUpNanos(span, Counting.BARS)),
        span.bars(),
        span.bars());
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static SignedVolume from(KernelSettings settings) {
    return new SignedVolume(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(bar.empty() ? 0 : bar.signedVolume());
    window.sum(1).add(bar.volume());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double volume = window.sum(1).sum();
    // Clamped: two sums of the same numbers in another order may differ in the last bit.
    return volume == 0 ? 0 : Math.clamp(ratio(window.sum(0).sum(), volume), -1.0, 1.0);
  }
}
