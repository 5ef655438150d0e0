package io.plimsoll.features.flow;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * How many trades a window saw.
 *
 * <p>{@code Σ trades}; NaN while the window holds a bar whose source does not count them. Settings:
 * {@code window}.
 *
 * <p><b>Unit</b>: trades. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a bar. <b>Reference</b>:
 * definition.
 */
public final class TradeCount extends BarWindowKernel {

  /** A kernel over a window. */
  public TradeCount(BarSpan span) {
    super(
        span,
        Counting.BARS,
        new KernelSpec(
            "trade-count",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "sum of trades",
            "trades",
            "[0, inf)",
            "definition",
            warmUpNanos(span, Counting.BARS)),
        span.bars());
  }

  /** Reads {@code window}. */
  public static TradeCount from(KernelSettings settings) {
    return new TradeCount(BarSpan.full(settings.barNanos(), settings.bars("window")));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(bar.trades() < 0 ? Double.NaN : bar.trades());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return window.sum(0).sum();
  }
}
