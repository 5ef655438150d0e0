package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;

/**
 * Rogers and Satchell's variance from open, high, low and close, which a drift does not bias,
 * scaled to a horizon.
 *
 * <p>{@code per / span · Σ (ln(high/close) ln(high/open) + ln(low/close) ln(low/open))}. Ignores
 * moves between one bar's close and the next one's open. Settings: {@code window}, {@code per}
 * (default: the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, four logarithms. <b>Reference</b>: Rogers, Satchell (1991), Estimating variance from high,
 * low and closing prices, section 1.
 */
public final class RogersSatchell extends RangeVariance {

  /** A kernel that scales to {@code horizonBars} bars. */
  public RogersSatchell(BarSpan span, double horizonBars) {
    super(
        "rogers-satchell",
        span,
        horizonBars,
        "per / span * sum of (ln(high/close) ln(high/open) + ln(low/close) ln(low/open))",
        "Rogers, Satchell (1991), section 1");
  }

  /** Reads {@code window}, {@code warm-up}, {@code per}. */
  public static RogersSatchell from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new RogersSatchell(span, span.horizonBars(settings));
  }

  @Override
  protected double term(Bar bar) {
    return term(
        StrictMath.log(bar.open()),
        StrictMath.log(bar.high()),
        StrictMath.log(bar.low()),
        StrictMath.log(bar.close()));
  }

  /** The term of a bar whose logarithms these are. */
  static double term(double open, double high, double low, double close) {
    return (high - close) * (high - open) + (low - close) * (low - open);
  }
}
