package io.plimsoll.features.quality;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;

/**
 * How many returns of a window are too large to be believed, or to be like the others.
 *
 * <p>{@code #(|r − median| > threshold · 1.4826 · MAD)}; NaN where more than half of the returns
 * are the same and the others are not: then there is no scale. Settings: {@code window}, {@code
 * warm-up}, {@code threshold} (default 8).
 *
 * <p><b>Unit</b>: returns. <b>Range</b>: [0, window / (2 · bar)]. <b>Cost</b>: O(1) a bar, O(n log
 * n) a row. <b>Reference</b>: Hampel (1974), The influence curve and its role in robust estimation,
 * for the MAD.
 */
public final class OutlierCount extends RobustReturnKernel {
  private final double threshold;

  /** A kernel over a window. */
  public OutlierCount(BarSpan span, double threshold) {
    super(
        span,
        spec(
            "outlier-count",
            span,
            Counting.RETURNS,
            "number of returns with |r - median| > threshold * 1.4826 * MAD",
            "returns",
            "[0, window / 2]",
            "Hampel (1974), for the MAD"));
    this.threshold = Checks.positive(threshold, "threshold");
  }

  /** Reads {@code window}, {@code warm-up}, {@code threshold}. */
  public static OutlierCount from(KernelSettings settings) {
    return new OutlierCount(BarSpan.from(settings), settings.number("threshold", 8));
  }

  @Override
  double number(BarWindow window, int filled, double median, double scale) {
    int count = 0;
    for (int i = 0; i < filled; i++) {
      count += Math.abs(window.ring(0).get(i) - median) > threshold * scale ? 1 : 0;
    }
    return count;
  }
}
