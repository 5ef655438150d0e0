package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * The leverage term: how far the price fell over a window, in units of its usual movement, bounded.
 *
 * <p>{@code tanh(min(0, R) / σ)}, where R is the log return over {@code window} and σ² the realized
 * variance of {@code base} scaled to {@code window}; 0 where the price did not fall. The bound is
 * the point: an unbounded return term inside the exponent of a log-variance model explodes in a
 * crash. Settings: {@code window}, {@code base}, {@code warm-up} (of the base; default: the base).
 *
 * <p><b>Unit</b>: none. <b>Range</b>: [−1, 0]. <b>Cost</b>: O(1) a bar, one logarithm.
 * <b>Reference</b>: Corsi, Renò (2012), Discrete-time volatility forecasting with persistent
 * leverage effect, section 2, for the negative return; the scale and the bound: definition.
 */
public final class Leverage extends BarWindowKernel {
  private final int windowBars;

  /** A kernel over the last {@code windowBars} returns, measured against those of {@code base}. */
  public Leverage(int windowBars, BarSpan base) {
    super(
        base,
        Counting.RETURNS,
        new KernelSpec(
            "leverage",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "tanh(min(0, return over window) / sqrt(realized variance of base * window / base))",
            "none",
            "[-1, 0]",
            "Corsi, Reno (2012), section 2, bounded",
            warmUpNanos(base, Counting.RETURNS)),
        windowBars,
        base.bars());
    this.windowBars = (int) Checks.positive(windowBars, "window");
    if (windowBars > base.warmUpBars()) {
      throw new IllegalArgumentException(
          "window must be at most the warm-up of the base, "
              + base.warmUpBars()
              + " bars, was "
              + windowBars);
    }
  }

  /** Reads {@code window}, {@code base}, {@code warm-up}. */
  public static Leverage from(KernelSettings settings) {
    int base = settings.bars("base");
    return new Leverage(
        settings.bars("window"),
        new BarSpan(settings.barNanos(), base, settings.bars("warm-up", base)));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r);
    window.sum(1).add(r * r);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double fall = Math.min(0, window.sum(0).sum());
    double variance = window.sum(1).sum() * ((double) windowBars / filled);
    return fall == 0 || variance == 0 ? 0 : StrictMath.tanh(fall / Math.sqrt(variance));
  }
}
