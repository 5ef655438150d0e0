package io.plimsoll.features.jump;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.Ring;

/**
 * The largest of Lee and Mykland's statistics in a window: has there been a jump, and how sure is
 * it?
 *
 * <p>{@code max |L|} with L as in {@link LeeMykland}, or with {@code form: gumbel} in units of the
 * law that the largest of so many follows where nothing jumps: beyond 4.6 it is a jump with 99%.
 * Returns before which the price stood still are left out; NaN where it stood still all the time.
 * Settings: {@code window}, {@code local} (K: the window of the local volatility), {@code form}
 * (default {@code statistic}; {@code gumbel}).
 *
 * <p><b>Unit</b>: √(2/π) standard deviations, or none. <b>Range</b>: [0, ∞), of gumbel (−∞, ∞).
 * <b>Cost</b>: O(1) a bar, one logarithm; O(n) a value. <b>Reference</b>: Lee, Mykland (2008),
 * Jumps in financial markets: a new nonparametric test and jump dynamics, lemma 1.
 */
public final class LeeMyklandMax extends LocalJump {
  private final Form form;
  private final LeeMyklandLimit limit;

  /** In which units. */
  public enum Form {
    STATISTIC,
    GUMBEL
  }

  /** A kernel over {@code windowBars} statistics. */
  public LeeMyklandMax(long barNanos, int windowBars, int localBars, Form form) {
    this(BarSpan.full(barNanos, windowBars + localBars - 1), windowBars, localBars, form);
  }

  private LeeMyklandMax(BarSpan span, int windowBars, int localBars, Form form) {
    super(
        span,
        localBars,
        spec(
            "lee-mykland-max",
            span,
            Counting.RETURNS,
            form == Form.STATISTIC ? "max |L|" : "(max |L| - C(n)) / S(n)",
            form == Form.STATISTIC ? "sqrt(2/pi) standard deviations" : "none",
            form == Form.STATISTIC ? "[0, inf)" : "(-inf, inf)",
            "Lee, Mykland (2008), lemma 1"),
        BarMemory.ofRings(windowBars));
    this.form = form;
    this.limit = LeeMyklandLimit.of(windowBars);
  }

  /** Reads {@code window}, {@code local}, {@code form}. */
  public static LeeMyklandMax from(KernelSettings settings) {
    return new LeeMyklandMax(
        settings.barNanos(),
        settings.bars("window"),
        settings.bars("local"),
        settings.choice("form", Form.STATISTIC));
  }

  @Override
  protected void add(BarWindow window, Bar bar, double statistic) {
    window.ring(0).add(Math.abs(statistic));
  }

  @Override
  protected double value(BarWindow window, int filled) {
    Ring statistics = window.ring(0);
    double largest = -1;
    for (int i = 0; i < statistics.size(); i++) {
      double statistic = statistics.get(i);
      largest = statistic > largest ? statistic : largest; // false of NaN
    }
    if (largest < 0) {
      return Double.NaN;
    }
    return form == Form.STATISTIC ? largest : limit.standardized(largest);
  }
}
