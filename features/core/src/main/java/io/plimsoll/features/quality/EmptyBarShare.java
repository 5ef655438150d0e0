package io.plimsoll.features.quality;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * How many bars of a window are empty: nobody traded, or the source left them out and the runner
 * put them in.
 *
 * <p>{@code #(volume = 0) / #bars}. Settings: {@code window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: share of bars. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) a bar. <b>Reference</b>:
 * definition.
 */
public final class EmptyBarShare extends BarWindowKernel {

  /** A kernel over a window. */
  public EmptyBarShare(BarSpan span) {
    super(
        span,
        Counting.BARS,
        spec(
            "empty-bar-share",
            span,
            Counting.BARS,
            "bars without volume / bars",
            "share of bars",
            "[0, 1]",
            "definition"),
        span.bars());
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static EmptyBarShare from(KernelSettings settings) {
    return new EmptyBarShare(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(bar.empty() ? 1 : 0);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return window.sum(0).sum() / filled;
  }
}
