package io.plimsoll.features.quality;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * How many bars of a window ended at the price at which the one before did: how seldom a price
 * moves at all.
 *
 * <p>{@code #(r = 0) / #returns}. Settings: {@code window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: share of bars. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) a bar. <b>Reference</b>:
 * definition.
 */
public final class IdleBarShare extends BarWindowKernel {

  /** A kernel over a window. */
  public IdleBarShare(BarSpan span) {
    super(
        span,
        Counting.RETURNS,
        spec(
            "idle-bar-share",
            span,
            Counting.RETURNS,
            "log returns of zero / log returns",
            "share of bars",
            "[0, 1]",
            "definition"),
        span.bars());
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static IdleBarShare from(KernelSettings settings) {
    return new IdleBarShare(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(window.logReturn() == 0 ? 1 : 0);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return window.sum(0).sum() / filled;
  }
}
