package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * The leverage term: how far the price fell over a window, in units of its usual movement, bounded.
 *
 * <p>{@code tanh(min(0, R) / σ)}, where R is the log return over {@code window} and σ² the realized
 * variance of {@code base} scaled to {@code window}; 0 where the price did not fall. The bound is
 * the point: an unbounded return term inside the exponent of a log-variance model explodes in a
 * crash. With {@code bound: winsor} it is linear down to a cut, {@code max(−cap, min(0, R) / σ)}.
 * Settings: {@code window}, {@code base}, {@code warm-up} (of the base; default: the base), {@code
 * bound} (default {@code tanh}; {@code winsor}), {@code cap} (of winsor; default 3).
 *
 * <p><b>Unit</b>: none. <b>Range</b>: [−1, 0], of winsor [−cap, 0]. <b>Cost</b>: O(1) a bar, one
 * logarithm. <b>Reference</b>: Corsi, Renò (2012), Discrete-time volatility forecasting with
 * persistent leverage effect, section 2, for the negative return; the scale and the bound:
 * definition.
 */
public final class Leverage extends BarWindowKernel {
  private final int windowBars;
  private final Bound bound;
  private final double cap;

  /** What keeps it bounded. */
  public enum Bound {
    TANH,
    WINSOR
  }

  /** A kernel over the last {@code windowBars} returns, measured against those of {@code base}. */
  public Leverage(int windowBars, BarSpan base) {
    this(windowBars, base, Bound.TANH, 1);
  }

  /** The same with a bound; {@code cap} is that of {@link Bound#WINSOR}. */
  public Leverage(int windowBars, BarSpan base, Bound bound, double cap) {
    super(
        base,
        Counting.RETURNS,
        spec(
            "leverage",
            base,
            Counting.RETURNS,
            (bound == Bound.TANH ? "tanh(" : "max(-" + cap + ", ")
                + "min(0, return over window) / sqrt(realized variance of base * window / base))",
            "none",
            bound == Bound.TANH ? "[-1, 0]" : "[-" + cap + ", 0]",
            "Corsi, Reno (2012), section 2, bounded"),
        windowBars,
        base.bars());
    this.windowBars = base.within(windowBars);
    this.bound = bound;
    this.cap = Checks.positive(cap, "cap");
  }

  /** Reads {@code window}, {@code base}, {@code warm-up}, {@code bound}, {@code cap}. */
  public static Leverage from(KernelSettings settings) {
    return new Leverage(
        settings.bars("window"),
        BarSpan.baseFrom(settings),
        settings.choice("bound", Bound.TANH),
        settings.number("cap", 3));
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
    if (fall == 0 || variance == 0) {
      return 0;
    }
    double fallen = fall / Math.sqrt(variance);
    return switch (bound) {
      case TANH -> StrictMath.tanh(fallen);
      case WINSOR -> Math.max(-cap, fallen);
    };
  }
}
