package io.plimsoll.features.flow;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * How much is traded now against how much usually is: the logarithm of the volume of a window over
 * that of a base, held up by a floor.
 *
 * <p>{@code ln((v + εV) / V)}, where v and V are the mean volume per bar over the window and over
 * the base. The logarithm of {@code volume-ratio}, fit for means over a market: of bare ratios such
 * a mean is the one of whatever trades wildest, and of logarithms without a floor that of whatever
 * stands stillest. NaN where the base has no volume, or nothing was observed in the window.
 * Settings: {@code window}, {@code base} (default 7d), {@code floor} (ε; default 0.02), {@code
 * warm-up} (of the base; default: the base).
 *
 * <p><b>Unit</b>: logarithm of a ratio; 0 is usual, give or take ε. <b>Range</b>: [ln ε,
 * ln(base/window + ε)]. <b>Cost</b>: O(1) a bar, a logarithm a value. <b>Reference</b>: volume and
 * variance driven by the same arrivals: Clark (1973), A subordinated stochastic process model with
 * finite variance for speculative prices, Econometrica 41, section 3; the ratio: definition.
 */
public final class RelativeVolume extends BarWindowKernel {
  private final int windowBars;
  private final double floor;

  /** A kernel over the last {@code windowBars} bars, measured against those of {@code base}. */
  public RelativeVolume(int windowBars, BarSpan base, double floor) {
    super(
        base,
        Counting.BARS,
        spec(
            "relative-volume",
            base,
            Counting.BARS,
            "ln((v + floor * V) / V), v and V = mean volume per bar over window and base",
            "logarithm of a ratio",
            "[ln(floor), ln(base/window + floor)]",
            "Clark (1973), section 3, for volume as a clock; the ratio: definition"),
        windowBars,
        base.bars());
    this.windowBars = base.within(windowBars);
    this.floor = Checks.positive(floor, "floor");
  }

  /** Reads {@code window}, {@code base}, {@code warm-up}, {@code floor}. */
  public static RelativeVolume from(KernelSettings settings) {
    int base = BarSpan.weekFrom(settings, "base");
    return new RelativeVolume(
        settings.bars("window"),
        new BarSpan(settings.barNanos(), base, settings.bars("warm-up", base)),
        settings.number("floor", 0.02));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(bar.volume());
    window.sum(1).add(bar.volume());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double recent = window.sum(0).sum() / windowBars;
    return StrictMath.log(ratio(recent, window.sum(1).sum() / filled) + floor);
  }

  @Override
  protected double value(BarWindow window, int filled, long asOfNanos) {
    return observed(window, windowBars, asOfNanos) ? value(window, filled) : Double.NaN;
  }
}
