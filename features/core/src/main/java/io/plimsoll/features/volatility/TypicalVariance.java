package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * How the typical hour compares with the mean: the mean logarithm of the variances of short blocks
 * over a window, less the logarithm of the level.
 *
 * <p>{@code mean over the bars t of the window of ln max(v_t, εW_t) − ln W}, where v_t is the mean
 * squared log return per bar of the block that ends at bar t, W_t that of the base then, and W that
 * of the base now. A level made by a few wild hours lies far above the typical hour, which is what
 * most hours to come will be like: the number is then well below 0. NaN where nothing moved in the
 * base, and for a window after the price moved for the first time. Settings: {@code window}
 * (default 1d), {@code block} (default 1h), {@code base} (default 7d), {@code warm-up} (of the
 * base, at least window and block; default: the base), {@code floor} (ε; default 0.001).
 *
 * <p><b>Unit</b>: logarithm of a ratio. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) a bar, two
 * logarithms, and one a value. <b>Reference</b>: definition.
 */
public final class TypicalVariance extends BarWindowKernel {
  private final int windowBars;
  private final int blockBars;
  private final int baseBars;
  private final double floor;

  /** A kernel over the blocks that end at the last {@code windowBars} bars. */
  public TypicalVariance(int windowBars, int blockBars, BarSpan base, double floor) {
    super(
        base.atLeast(windowBars + blockBars - 1, "a window of " + windowBars + " bars of blocks"),
        Counting.RETURNS,
        spec(
            "typical-variance",
            base,
            Counting.RETURNS,
            "mean over window of ln(max(mean r^2 of block, floor * mean r^2 of base))"
                + " - ln(mean r^2 of base)",
            "logarithm of a ratio",
            "(-inf, inf)",
            "definition"),
        blockBars,
        base.bars(),
        windowBars);
    this.windowBars = windowBars;
    this.blockBars = blockBars;
    this.baseBars = base.bars();
    this.floor = Checks.positive(floor, "floor");
  }

  /** Reads {@code window}, {@code block}, {@code base}, {@code warm-up}, {@code floor}. */
  public static TypicalVariance from(KernelSettings settings) {
    int base = BarSpan.weekFrom(settings, "base");
    return new TypicalVariance(
        settings.bars("window", BarSpan.barsOf(BarSpan.DAY_NANOS, settings)),
        settings.bars("block", BarSpan.barsOf(BarSpan.DAY_NANOS / 24, settings)),
        new BarSpan(settings.barNanos(), base, settings.bars("warm-up", base)),
        settings.number("floor", 0.001));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r * r);
    window.sum(1).add(r * r);
    long seen = window.count() + 1;
    double block = window.sum(0).sum() / Math.min(seen, blockBars);
    double level = window.sum(1).sum() / Math.min(seen, baseBars);
    window.sum(2).add(StrictMath.log(Math.max(block, floor * level)));
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return window.sum(2).sum() / windowBars - StrictMath.log(window.sum(1).sum() / filled);
  }

  @Override
  protected double value(BarWindow window, int filled, long asOfNanos) {
    return observed(window, windowBars, asOfNanos) ? value(window, filled) : Double.NaN;
  }
}
