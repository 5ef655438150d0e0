package io.plimsoll.features.jump;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;

/**
 * Hours since the last jump that {@link LeeMykland} flags, at most a cap.
 *
 * <p>It speaks once the history since the first statistic is as long as the cap, since before that
 * a jump may lie just out of sight. Returns before which the price stood still are no jumps.
 * Settings: {@code local} (K: the window of the local volatility), {@code cap}, {@code tests}
 * (default 1d), {@code significance} (default 0.01).
 *
 * <p><b>Unit</b>: hours. <b>Range</b>: [0, cap]. <b>Cost</b>: O(1) a bar, one logarithm.
 * <b>Reference</b>: definition; the flag: Lee, Mykland (2008), lemma 1.
 */
public final class TimeSinceJump extends LocalJump {
  private static final double HOUR_NANOS = 3.6e12;

  private final long barNanos;
  private final long capNanos;
  private final double threshold;

  /** A kernel that takes |L| beyond {@code threshold} for a jump. */
  public TimeSinceJump(long barNanos, int localBars, int capBars, double threshold) {
    this(BarSpan.full(barNanos, localBars + capBars), localBars, capBars, threshold);
  }

  private TimeSinceJump(BarSpan span, int localBars, int capBars, double threshold) {
    super(
        span,
        localBars,
        spec(
            "time-since-jump",
            span,
            Counting.RETURNS,
            "min(cap, time since the last return whose |L| is beyond its limit)",
            "hours",
            "[0, cap]",
            "Lee, Mykland (2008), lemma 1, for the flag"),
        BarMemory.ofSums().withCells(1));
    this.barNanos = span.barNanos();
    this.capNanos = Checks.positive(capBars, "cap") * barNanos;
    this.threshold = Checks.positive(threshold, "threshold");
  }

  /** Reads {@code local}, {@code cap}, {@code tests}, {@code significance}. */
  public static TimeSinceJump from(KernelSettings settings) {
    return new TimeSinceJump(
        settings.barNanos(),
        settings.bars("local"),
        settings.bars("cap"),
        LeeMykland.threshold(settings));
  }

  /** The cell holds the nanoseconds from the last jump to the newest close. */
  @Override
  protected void add(BarWindow window, Bar bar, double statistic) {
    boolean jump = Math.abs(statistic) > threshold;
    long passed = window.count() == 0 ? barNanos : bar.eventNanos() - window.closeNanos();
    window.cells()[0] = jump ? 0 : window.cells()[0] + passed;
  }

  @Override
  protected double value(BarWindow window, int filled, long asOfNanos) {
    double since = window.cells()[0] + (asOfNanos - window.closeNanos());
    return Math.min(since, capNanos) / HOUR_NANOS;
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return value(window, filled, window.closeNanos());
  }
}
