package io.plimsoll.features.quality;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * The longest time in a window in which nobody traded, or for which the source has no bars.
 *
 * <p>{@code longest run of bars without volume · bar}, of which only what lies in the window
 * counts. Settings: {@code window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: seconds. <b>Range</b>: [0, window]. <b>Cost</b>: O(1) a bar, O(window / bar) a
 * row. <b>Reference</b>: definition.
 */
public final class LongestGap extends BarWindowKernel {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double barSeconds;

  /** A kernel over a window. */
  public LongestGap(BarSpan span) {
    super(
        span,
        Counting.BARS,
        spec(
            "longest-gap",
            span,
            Counting.BARS,
            "longest run of bars without volume * bar",
            "seconds",
            "[0, window]",
            "definition"),
        BarMemory.ofRings(span.bars()));
    this.barSeconds = span.barNanos() / NANOS_PER_SECOND;
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static LongestGap from(KernelSettings settings) {
    return new LongestGap(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.ring(0).add(bar.empty() ? 1 : 0);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < filled; i++) {
      run = window.ring(0).get(i) == 1 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest * barSeconds;
  }
}
