package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Yang and Zhang's variance from open, high, low and close: the best mix of the jumps between bars,
 * the moves inside them and Rogers and Satchell's term, which neither drift nor gaps bias, scaled
 * to a horizon.
 *
 * <p>{@code per / bar · (σ²_gap + k σ²_body + (1−k) σ²_RS)} with σ²_gap and σ²_body the sample
 * variances of ln(open / close before) and ln(close / open), σ²_RS the mean of {@link
 * RogersSatchell} and {@code k = 0.34 / (1.34 + (n+1)/(n−1))}. Settings: {@code window} (at least
 * two bars), {@code per} (default: the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, five logarithms; O(n) a value. <b>Reference</b>: Yang, Zhang (2000), Drift-independent
 * volatility estimation based on high, low, open and close prices, section 3.
 */
public final class YangZhang extends BarWindowKernel {
  private final double horizonBars;

  /** A kernel that scales to {@code horizonBars} bars. */
  public YangZhang(BarSpan span, double horizonBars) {
    super(
        span.atLeast(2, "a sample variance"),
        Counting.RETURNS,
        spec(
            "yang-zhang",
            span,
            Counting.RETURNS,
            "per / bar * (var of ln(open / close before) + k * var of ln(close/open) + (1-k) *"
                + " mean Rogers-Satchell), k = 0.34 / (1.34 + (n+1)/(n-1))",
            "squared log return over the horizon",
            "[0, inf)",
            "Yang, Zhang (2000), section 3"),
        BarMemory.ofSums(span.bars()).withRings(span.bars(), span.bars()));
    this.horizonBars = horizonBars;
  }

  /** Reads {@code window}, {@code warm-up}, {@code per}. */
  public static YangZhang from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new YangZhang(span, span.horizonBars(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double open = StrictMath.log(bar.open());
    double close = window.logClose();
    window
        .sum(0)
        .add(
            RogersSatchell.term(
                open, StrictMath.log(bar.high()), StrictMath.log(bar.low()), close));
    window.ring(0).add(open - window.previousLogClose());
    window.ring(1).add(close - open);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double k = 0.34 / (1.34 + (filled + 1.0) / (filled - 1.0));
    double gaps = window.ring(0).sampleVariance();
    double bodies = window.ring(1).sampleVariance();
    return (gaps + k * bodies + (1 - k) * window.sum(0).sum() / filled) * horizonBars;
  }
}
