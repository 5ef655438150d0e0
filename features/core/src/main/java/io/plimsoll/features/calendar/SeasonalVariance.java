package io.plimsoll.features.calendar;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;

/**
 * How the coming hour of the day usually compares with the level: the mean logarithm, over the days
 * before, of its variance over that of a base.
 *
 * <p>For d = 1 … days the span that begins exactly d days before the row ({@code side: coming}), or
 * ends then ({@code side: past}), has the mean squared log return per bar v_d, and the base that
 * ends where this span ends has W_d. The number is {@code mean over d of ln((v_d + εW_d) / (W_d (1
 * + ε)))}: days count the same whatever their level, and the floor ε keeps one quiet hour from
 * outweighing them all. A day counts where at least half of the bars of its span and half of its
 * base were observed and something moved; the value is NaN where less than half of the days count.
 * A return counts in the bar in which it showed; the row stands at the last end of a bar. Settings:
 * {@code days} (default 14), {@code span} (default 1h), {@code base} (default 7d), {@code side}
 * (default {@code coming}; {@code past}), {@code floor} (ε; default 0.02), {@code cycle} (what a
 * day is; default 1d).
 *
 * <p><b>Unit</b>: logarithm of a ratio, 0 is usual. <b>Range</b>: [ln(ε / (1 + ε)), ∞).
 * <b>Cost</b>: O(1) a bar, amortized, two logarithms; O(days) a value; a number a bar of memory for
 * the days and one for the base. <b>Reference</b>: Andersen, Bollerslev (1997), Intraday
 * periodicity and volatility persistence, section 3, for the pattern; the statistic: definition.
 */
public final class SeasonalVariance extends BarWindowKernel {
  /** The cell: the number of the newest bar, counted from 1970. */
  private static final int NEWEST = 0;

  /** The sums: squared returns of the span and how many, those of the base and how many. */
  private static final int SPAN = 0;

  private static final int SPAN_COUNT = 1;
  private static final int BASE = 2;
  private static final int BASE_COUNT = 3;

  private final long barNanos;
  private final int days;
  private final int cycleBars;
  private final int spanBars;
  private final int baseBars;
  private final double floor;

  /** How many bars after the time d cycles ago the span ends. */
  private final int ahead;

  /** Which span of a day is looked at. */
  public enum Side {
    /** The one that begins at the row's time of the day. */
    COMING,
    /** The one that ends at the row's time of the day. */
    PAST
  }

  /** A kernel over the same span of {@code days} cycles. */
  public SeasonalVariance(
      long barNanos, int days, int cycleBars, int spanBars, int baseBars, Side side, double floor) {
    this(
        window(barNanos, days, cycleBars, spanBars, baseBars, side),
        days,
        cycleBars,
        spanBars,
        baseBars,
        side,
        floor);
  }

  private SeasonalVariance(
      BarSpan window,
      int days,
      int cycleBars,
      int spanBars,
      int baseBars,
      Side side,
      double floor) {
    super(
        window,
        Counting.RETURNS,
        spec(
            "seasonal-variance",
            window,
            Counting.RETURNS,
            "mean over d = 1.."
                + days
                + " of ln((v + floor * W) / (W * (1 + floor))), v = mean r^2"
                + " of the span that "
                + (side == Side.COMING ? "begins" : "ends")
                + " d days before, W = mean r^2 of the base that ends with it",
            "logarithm of a ratio",
            "[ln(floor/(1+floor)), inf)",
            "Andersen, Bollerslev (1997), section 3"),
        BarMemory.ofSums(spanBars, spanBars, baseBars, baseBars)
            .withRings(Math.multiplyExact(days, cycleBars) + 1)
            .withCells(1));
    this.barNanos = window.barNanos();
    this.days = days;
    this.cycleBars = cycleBars;
    this.spanBars = spanBars;
    this.baseBars = baseBars;
    this.floor = Checks.positive(floor, "floor");
    ahead = side == Side.COMING ? spanBars : 0;
  }

  /** All that it looks back over; it speaks once half of the days may count. */
  private static BarSpan window(
      long barNanos, int days, int cycleBars, int spanBars, int baseBars, Side side) {
    Checks.positive(days, "days");
    Checks.positive(spanBars, "span");
    if (spanBars > cycleBars || spanBars > baseBars) {
      throw new IllegalArgumentException(
          "span must be at most the cycle of "
              + cycleBars
              + " bars and the base of "
              + baseBars
              + " bars, was "
              + spanBars);
    }
    int half = Math.ceilDiv(days, 2) * cycleBars - (side == Side.COMING ? spanBars : 0);
    return new BarSpan(
        barNanos,
        Math.addExact(Math.multiplyExact(days, cycleBars), baseBars),
        half + Math.ceilDiv(baseBars, 2));
  }

  /** Reads {@code days}, {@code cycle}, {@code span}, {@code base}, {@code side}, {@code floor}. */
  public static SeasonalVariance from(KernelSettings settings) {
    return new SeasonalVariance(
        settings.barNanos(),
        settings.count("days", 14),
        settings.bars("cycle", BarSpan.barsOf(BarSpan.DAY_NANOS, settings)),
        settings.bars("span", BarSpan.barsOf(BarSpan.DAY_NANOS / 24, settings)),
        BarSpan.weekFrom(settings, "base"),
        settings.choice("side", Side.COMING),
        settings.number("floor", 0.02));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    long slot = Math.floorDiv(bar.eventNanos(), barNanos);
    if (window.count() > 0) {
      long missing = slot - (long) window.cells()[NEWEST] - 1;
      if (missing < 0) {
        return;
      }
      // After so many nothing is left of what was before.
      for (long i = Math.min(missing, (long) days * cycleBars + 1 + baseBars); i > 0; i--) {
        push(window, 0, 0);
      }
    }
    push(window, window.logReturn() * window.logReturn(), 1);
    window.cells()[NEWEST] = slot;
  }

  /** Moves on by a bar, and keeps the term of the span that ends there. */
  private void push(BarWindow window, double square, int count) {
    window.sum(SPAN).add(square);
    window.sum(SPAN_COUNT).add(count);
    window.sum(BASE).add(square);
    window.sum(BASE_COUNT).add(count);
    window.ring(0).add(term(window));
  }

  private double term(BarWindow window) {
    double inSpan = window.sum(SPAN_COUNT).sum();
    double inBase = window.sum(BASE_COUNT).sum();
    if (2 * inSpan < spanBars || 2 * inBase < baseBars) {
      return Double.NaN;
    }
    double variance = window.sum(SPAN).sum() / inSpan;
    double level = window.sum(BASE).sum() / inBase;
    return StrictMath.log((ratio(variance, level) + floor) / (1 + floor));
  }

  @Override
  protected double value(BarWindow window, int filled, long asOfNanos) {
    Ring terms = window.ring(0);
    long late = Math.floorDiv(asOfNanos, barNanos) - (long) window.cells()[NEWEST];
    double sum = 0;
    int count = 0;
    for (int d = 1; d <= days; d++) {
      long back = (long) d * cycleBars - ahead - late;
      double term =
          back < 0 || back >= terms.size() ? Double.NaN : terms.get(terms.size() - 1 - (int) back);
      if (Double.isFinite(term)) {
        sum += term;
        count++;
      }
    }
    return 2 * count >= days ? sum / count : Double.NaN;
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return value(window, filled, window.closeNanos());
  }
}
