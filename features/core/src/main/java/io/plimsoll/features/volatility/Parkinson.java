package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;

/**
 * Parkinson's range variance: squared log ranges of the bars of a window, scaled to a horizon.
 *
 * <p>{@code per / span · Σ ln(high/low)² / (4 ln 2)}. Sees movement inside a bar that closes miss;
 * ignores moves between one bar's close and the next one's open. Settings: {@code window}, {@code
 * per} (default: the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, two logarithms. <b>Reference</b>: Parkinson (1980), The extreme value method for estimating
 * the variance of the rate of return, section 3.
 */
public final class Parkinson extends RangeVariance {
  private static final double FOUR_LN_2 = 4 * StrictMath.log(2);

  /** A kernel that scales to {@code horizonBars} bars. */
  public Parkinson(BarSpan span, double horizonBars) {
    super(
        "parkinson",
        span,
        horizonBars,
        "per / span * sum of ln(high/low)^2 / (4 ln 2)",
        "Parkinson (1980), section 3");
  }

  /** Reads {@code window}, {@code warm-up}, {@code per}. */
  public static Parkinson from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new Parkinson(span, span.horizonBars(settings));
  }

  @Override
  protected double term(Bar bar) {
    double range = StrictMath.log(bar.high()) - StrictMath.log(bar.low());
    return range * range / FOUR_LN_2;
  }
}
