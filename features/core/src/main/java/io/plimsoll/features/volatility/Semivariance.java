package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Realized semivariance: the squared log returns of one sign, scaled to a horizon; one kernel for
 * each side, {@code rs-negative} and {@code rs-positive}.
 *
 * <p>{@code per / span · Σ r² 1{r < 0}} and likewise of rises; a zero return is of neither side.
 * Settings: {@code window}, {@code per} (default: the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm. <b>Reference</b>: Barndorff-Nielsen, Kinnebrock, Shephard (2010), Measuring
 * downside risk: realised semivariance, section 2.
 */
public final class Semivariance extends BarWindowKernel {
  private final Side side;
  private final double horizonBars;

  /** The sign of the returns that count. */
  public enum Side {
    NEGATIVE,
    POSITIVE
  }

  /** A kernel for a side that scales to {@code horizonBars} bars. */
  public Semivariance(Side side, BarSpan span, double horizonBars) {
    super(
        span,
        Counting.RETURNS,
        spec(
            side == Side.NEGATIVE ? "rs-negative" : "rs-positive",
            span,
            Counting.RETURNS,
            "per / span * sum of r^2 where r " + (side == Side.NEGATIVE ? "< 0" : "> 0"),
            "squared log return over the horizon",
            "[0, inf)",
            "Barndorff-Nielsen, Kinnebrock, Shephard (2010), section 2"),
        span.bars());
    this.side = side;
    this.horizonBars = horizonBars;
  }

  /** Reads {@code window}, {@code warm-up}, {@code per}. */
  public static Semivariance from(Side side, KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new Semivariance(side, span, span.horizonBars(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = side == Side.NEGATIVE ? window.logReturn() : -window.logReturn();
    window.sum(0).add(r < 0 ? r * r : 0);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return window.sum(0).sum() * (horizonBars / filled);
  }
}
