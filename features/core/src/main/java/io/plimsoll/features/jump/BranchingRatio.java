package io.plimsoll.features.jump;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.Ring;

/**
 * The branching ratio of large returns, by how much more their counts vary than those of
 * independent events would: the share of large returns that others set off.
 *
 * <p>With the mean m and the sample variance v of the counts in the blocks of a window, {@code
 * max(0, 1 − √(m / v))}: in a Hawkes process over long blocks v = m / (1 − α/β)². A return is large
 * where it is beyond {@code threshold} standard deviations of the volatility just before it (as in
 * {@link LeeMykland}). Blocks shorter than a cascade lasts give too little. NaN where no return was
 * large. Settings: {@code window} (at least two blocks), {@code block}, {@code local} (K: the
 * window of the local volatility), {@code threshold} (default 2).
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1). <b>Cost</b>: O(1) a bar, one logarithm; O(n) a
 * value. <b>Reference</b>: Hardiman, Bouchaud (2014), Branching-ratio approximation for the
 * self-exciting Hawkes process, section II.
 */
public final class BranchingRatio extends LocalJump {
  private final int blockBars;
  private final double threshold;

  /** A kernel over {@code windowBars} returns, of which {@code localBars} more must be known. */
  public BranchingRatio(
      long barNanos, int windowBars, int blockBars, int localBars, double threshold) {
    this(
        BarSpan.full(barNanos, windowBars + localBars - 1),
        windowBars,
        blockBars,
        localBars,
        threshold);
  }

  private BranchingRatio(
      BarSpan span, int windowBars, int blockBars, int localBars, double threshold) {
    super(
        span,
        localBars,
        spec(
            "branching-ratio",
            span,
            Counting.RETURNS,
            "max(0, 1 - sqrt(mean / variance)) of the counts of large returns in blocks",
            "fraction",
            "[0, 1)",
            "Hardiman, Bouchaud (2014), section II"),
        BarMemory.ofRings(windowBars).withScratch(windowBars / blockBars));
    this.blockBars = (int) Checks.positive(blockBars, "block");
    this.threshold = Checks.positive(threshold, "threshold");
    if (windowBars % blockBars != 0 || windowBars / blockBars < 2) {
      throw new IllegalArgumentException(
          "window must be two or more blocks of "
              + blockBars
              + " bars, was "
              + windowBars
              + " bars");
    }
  }

  /** Reads {@code window}, {@code block}, {@code local}, {@code threshold}. */
  public static BranchingRatio from(KernelSettings settings) {
    return new BranchingRatio(
        settings.barNanos(),
        settings.bars("window"),
        settings.bars("block"),
        settings.bars("local"),
        settings.number("threshold", 2));
  }

  @Override
  protected void add(BarWindow window, Bar bar, double statistic) {
    window.ring(0).add(Math.abs(deviations(statistic)) > threshold ? 1 : 0);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    Ring large = window.ring(0);
    double[] counts = window.scratch();
    for (int block = 0; block < counts.length; block++) {
      counts[block] = 0;
      for (int i = block * blockBars; i < (block + 1) * blockBars; i++) {
        counts[block] += large.get(i);
      }
    }
    return ofCounts(counts);
  }

  /** The branching ratio from the counts of events in blocks; NaN without an event. */
  static double ofCounts(double[] counts) {
    double sum = 0;
    double squares = 0;
    for (double count : counts) {
      sum += count;
      squares += count * count; // whole numbers: exact
    }
    double mean = sum / counts.length;
    double variance = (squares - sum * sum / counts.length) / (counts.length - 1);
    return sum == 0 ? Double.NaN : variance <= mean ? 0 : 1 - Math.sqrt(mean / variance);
  }
}
