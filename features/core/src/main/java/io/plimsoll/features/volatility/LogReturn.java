package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * How far the price has gone: the log return over a window, from close to close.
 *
 * <p>{@code Σ r}. Settings: {@code window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: log return. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) a bar, one logarithm.
 * <b>Reference</b>: definition.
 */
public final class LogReturn extends BarWindowKernel {

  /** A kernel over a window. */
  public LogReturn(BarSpan span) {
    super(
        span,
        Counting.RETURNS,
        new KernelSpec(
            "log-return",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "sum of log returns",
            "log return",
            "(-inf, inf)",
            "definition",
            warmUpNanos(span, Counting.RETURNS)),
        span.bars());
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static LogReturn from(KernelSettings settings) {
    return new LogReturn(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(window.logReturn());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return window.sum(0).sum();
  }
}
