package io.plimsoll.features.quality;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.HeapSort;

/**
 * A kernel that measures returns by the median of a window and the median distance from it (MAD),
 * which half of the window being wrong does not move.
 *
 * <p><b>Cost</b>: O(1) a bar, O(n log n) a row for a window of n bars.
 */
abstract class RobustReturnKernel extends BarWindowKernel {
  /** 1 / Φ⁻¹(3/4): makes the MAD of normal numbers their standard deviation. */
  private static final double CONSISTENT = 1.4826022185056018;

  /** More would make a row take a millisecond. */
  private static final int MOST_BARS = 4096;

  /** A kernel over a window. */
  RobustReturnKernel(BarSpan span, KernelSpec spec) {
    super(span, Counting.RETURNS, spec, BarMemory.ofRings(span.bars()).withScratch(span.bars()));
    if (span.bars() > MOST_BARS) {
      throw new IllegalArgumentException(
          "window must be at most " + MOST_BARS + " bars, was " + span.bars());
    }
  }

  @Override
  protected final void add(BarWindow window, Bar bar) {
    window.ring(0).add(window.logReturn());
  }

  @Override
  protected final double value(BarWindow window, int filled) {
    double[] scratch = window.scratch();
    for (int i = 0; i < filled; i++) {
      scratch[i] = window.ring(0).get(i);
    }
    double median = median(scratch, filled);
    for (int i = 0; i < filled; i++) {
      scratch[i] = Math.abs(window.ring(0).get(i) - median);
    }
    double scale = CONSISTENT * median(scratch, filled);
    // scratch is sorted now: its end is the farthest return.
    boolean moved = scratch[filled - 1] > 0;
    return scale == 0 && moved ? Double.NaN : number(window, filled, median, scale);
  }

  private static double median(double[] values, int count) {
    HeapSort.sort(values, count);
    return count % 2 == 1
        ? values[count / 2]
        : 0.5 * values[count / 2 - 1] + 0.5 * values[count / 2];
  }

  /** What the returns mean; a scale of 0 says that none of them differs from the median. */
  abstract double number(BarWindow window, int filled, double median, double scale);
}
