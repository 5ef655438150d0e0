package io.plimsoll.features.jump;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.SmallSample;

/**
 * The share of realized variance that came in jumps.
 *
 * <p>{@code max(0, (RV − BPV) / RV)} with bipower variation as in {@link BipowerVariation}; 0 of a
 * price that stood still. Settings: {@code window} (at least two bars), {@code warm-up}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) a bar, one logarithm.
 * <b>Reference</b>: Huang, Tauchen (2005), The relative contribution of jumps to total price
 * variance, section 2 (relative jump), cut at zero.
 */
public final class JumpShare extends BarWindowKernel {

  /** A kernel over a window. */
  public JumpShare(BarSpan span) {
    super(
        span,
        Counting.RETURNS,
        new KernelSpec(
            "jump-share",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "max(0, (realized variance - bipower variation) / realized variance); 0 if both are 0",
            "fraction",
            "[0, 1]",
            "Huang, Tauchen (2005), section 2",
            warmUpNanos(span, Counting.RETURNS)),
        span.bars(),
        Bipower.products(span));
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static JumpShare from(KernelSettings settings) {
    return new JumpShare(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r * r);
    window.sum(1).add(Bipower.product(window));
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double variance = window.sum(0).sum();
    double bipower = Bipower.variation(window.sum(1).sum(), filled, SmallSample.FACTOR);
    return variance == 0 ? 0 : Math.max(0, (variance - bipower) / variance);
  }
}
