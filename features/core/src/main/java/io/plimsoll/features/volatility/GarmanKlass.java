package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;

/**
 * Garman and Klass's variance from open, high, low and close of the bars of a window, scaled to a
 * horizon.
 *
 * <p>{@code per / span · Σ (½ ln(high/low)² − (2 ln 2 − 1) ln(close/open)²)}; no bar's term is
 * negative, since the body never exceeds the range. Settings: {@code window}, {@code per} (default:
 * the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, four logarithms. <b>Reference</b>: Garman, Klass (1980), On the estimation of security price
 * volatilities from historical data, the practical estimator of section 4 without drift.
 */
public final class GarmanKlass extends RangeVariance {
  private static final double BODY_WEIGHT = 2 * StrictMath.log(2) - 1;

  /** A kernel that scales to {@code horizonBars} bars. */
  public GarmanKlass(BarSpan span, double horizonBars) {
    super(
        "garman-klass",
        span,
        horizonBars,
        "per / span * sum of (ln(high/low)^2 / 2 - (2 ln 2 - 1) ln(close/open)^2)",
        "Garman, Klass (1980), section 4");
  }

  /** Reads {@code window}, {@code warm-up}, {@code per}. */
  public static GarmanKlass from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new GarmanKlass(span, span.horizonBars(settings));
  }

  @Override
  protected double term(Bar bar) {
    double range = StrictMath.log(bar.high()) - StrictMath.log(bar.low());
    double body = StrictMath.log(bar.close()) - StrictMath.log(bar.open());
    return 0.5 * range * range - BODY_WEIGHT * body * body;
  }
}
