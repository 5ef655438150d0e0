package io.plimsoll.features.flow;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Amihud's illiquidity over a window, in its aggregate form: how far the price moved for each unit
 * of money traded.
 *
 * <p>{@code Σ |r| / Σ volume·close}; NaN where nobody traded. Amihud's own mean of the ratios of
 * single days was not taken over to bars of a minute: one dust trade in a quiet minute would be the
 * whole mean. Settings: {@code window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: absolute log return per unit of quote currency. <b>Range</b>: [0, ∞).
 * <b>Cost</b>: O(1) a bar, one logarithm. <b>Reference</b>: Amihud (2002), Illiquidity and stock
 * returns, section 2.1; aggregated as the inverse of the Amivest ratio, Cooper, Groth, Avera
 * (1985).
 */
public final class Amihud extends BarWindowKernel {

  /** A kernel over a window. */
  public Amihud(BarSpan span) {
    super(
        span,
        Counting.RETURNS,
        new KernelSpec(
            "amihud",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "sum of absolute log returns / sum of volume * close",
            "absolute log return per unit of quote currency",
            "[0, inf)",
            "Amihud (2002), section 2.1, aggregate form",
            warmUpNanos(span, Counting.RETURNS)),
        span.bars(),
        span.bars());
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static Amihud from(KernelSettings settings) {
    return new Amihud(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(Math.abs(window.logReturn()));
    window.sum(1).add(bar.volume() * bar.close());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return ratio(window.sum(0).sum(), window.sum(1).sum());
  }
}
