package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;

/**
 * A kernel over the logarithms of the realized variances of the blocks that a window falls into:
 * the blocks do not overlap and the newest one ends at the newest bar.
 *
 * <p>NaN where the price stood still during a whole block: its logarithm says nothing.
 */
abstract class BlockVariances extends BarWindowKernel {
  private final int blockBars;

  BlockVariances(BarSpan span, int blockBars, int leastBlocks, KernelSpec spec) {
    super(
        span.atLeast(
            leastBlocks * (int) Checks.positive(blockBars, "block"), leastBlocks + " blocks"),
        Counting.RETURNS,
        spec,
        BarMemory.ofRings(span.bars()).withScratch(span.bars() / blockBars));
    this.blockBars = blockBars;
  }

  /** The number, from the logarithms of the first {@code count} places, newest first. */
  protected abstract double value(double[] logVariances, int count);

  @Override
  protected final void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.ring(0).add(r * r);
  }

  @Override
  protected final double value(BarWindow window, int filled) {
    Ring squares = window.ring(0);
    double[] logs = window.scratch();
    int count = filled / blockBars;
    for (int block = 0; block < count; block++) {
      double sum = 0;
      int end = filled - block * blockBars;
      for (int i = end - blockBars; i < end; i++) {
        sum += squares.get(i);
      }
      if (sum == 0) {
        return Double.NaN;
      }
      logs[block] = StrictMath.log(sum);
    }
    return value(logs, count);
  }
}
