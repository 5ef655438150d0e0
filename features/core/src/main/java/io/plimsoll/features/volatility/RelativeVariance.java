package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * How much the price moves now against how much it usually does: the logarithm of the variance of a
 * window over that of a base, held up by a floor.
 *
 * <p>{@code ln((v + εW) / W)}, where v and W are means per bar over the window and over the base:
 * of the squared log return ({@code measure: close}), or of {@code ln(high/low)² / (4 ln 2)}
 * ({@code measure: parkinson}). It has no unit of price, so that one model serves many instruments,
 * and the floor ε keeps a quiet minute from being infinitely quiet: a price that stood still gives
 * ln ε. NaN where nothing moved in the base, or was observed in the window. Settings: {@code
 * window} (may be longer than the base), {@code base} (default 7d), {@code floor} (ε; default
 * 0.01), {@code measure} (default {@code close}; {@code parkinson}), {@code warm-up} (at least the
 * shorter of window and base; default: the longer one).
 *
 * <p><b>Unit</b>: logarithm of a ratio; 0 is usual, give or take ε. <b>Range</b>: [ln ε, ∞).
 * <b>Cost</b>: O(1) a bar, one or two logarithms, and one a value. <b>Reference</b>: Parkinson
 * (1980), The extreme value method for estimating the variance of the rate of return, section 3,
 * for the range; the ratio: definition.
 */
public final class RelativeVariance extends BarWindowKernel {
  private static final double FOUR_LN_2 = 4 * StrictMath.log(2);

  private final int windowBars;
  private final int baseBars;
  private final double floor;
  private final Measure measure;

  /** What a bar adds to a variance. */
  public enum Measure {
    /** The squared return from close to close. */
    CLOSE,
    /** The squared range from low to high. */
    PARKINSON
  }

  /** A kernel that holds the last {@code windowBars} bars against {@code baseBars}. */
  public RelativeVariance(
      long barNanos, int windowBars, int baseBars, int warmUpBars, double floor, Measure measure) {
    this(
        new BarSpan(barNanos, Math.max(windowBars, baseBars), warmUpBars),
        windowBars,
        baseBars,
        floor,
        measure);
  }

  private RelativeVariance(
      BarSpan longer, int windowBars, int baseBars, double floor, Measure measure) {
    super(
        longer.atLeast(
            Math.min(windowBars, baseBars),
            "a window of " + windowBars + " bars against a base of " + baseBars),
        counting(measure),
        spec(
            "relative-variance",
            longer,
            counting(measure),
            "ln((v + floor * W) / W), v and W = mean of "
                + (measure == Measure.CLOSE ? "r^2" : "ln(high/low)^2 / (4 ln 2)")
                + " per bar over window and base",
            "logarithm of a ratio",
            "[ln(floor), inf)",
            measure == Measure.CLOSE ? "definition" : "Parkinson (1980), section 3, for the range"),
        windowBars,
        baseBars);
    this.windowBars = windowBars;
    this.baseBars = baseBars;
    this.floor = Checks.positive(floor, "floor");
    this.measure = measure;
  }

  private static Counting counting(Measure measure) {
    return measure == Measure.CLOSE ? Counting.RETURNS : Counting.BARS;
  }

  /** Reads {@code window}, {@code base}, {@code warm-up}, {@code floor}, {@code measure}. */
  public static RelativeVariance from(KernelSettings settings) {
    int window = settings.bars("window");
    int base = BarSpan.weekFrom(settings, "base");
    return new RelativeVariance(
        settings.barNanos(),
        window,
        base,
        settings.bars("warm-up", Math.max(window, base)),
        settings.number("floor", 0.01),
        settings.choice("measure", Measure.CLOSE));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double term =
        switch (measure) {
          case CLOSE -> window.logReturn() * window.logReturn();
          case PARKINSON -> squaredRange(bar) / FOUR_LN_2;
        };
    window.sum(0).add(term);
    window.sum(1).add(term);
  }

  private static double squaredRange(Bar bar) {
    double range = StrictMath.log(bar.high()) - StrictMath.log(bar.low());
    return range * range;
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double v = window.sum(0).sum() / Math.min(filled, windowBars);
    double level = window.sum(1).sum() / Math.min(filled, baseBars);
    return StrictMath.log(ratio(v, level) + floor);
  }

  @Override
  protected double value(BarWindow window, int filled, long asOfNanos) {
    return observed(window, Math.min(windowBars, baseBars), asOfNanos)
        ? value(window, filled)
        : Double.NaN;
  }
}
