package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * A variance that is a sum of one term a bar, made of its open, high, low and close, scaled to a
 * horizon: {@code per / span · Σ term}.
 */
abstract class RangeVariance extends BarWindowKernel {
  private final double horizonBars;

  RangeVariance(String name, BarSpan span, double horizonBars, String formula, String reference) {
    super(
        span,
        Counting.BARS,
        spec(
            name,
            span,
            Counting.BARS,
            formula,
            "squared log return over the horizon",
            "[0, inf)",
            reference),
        span.bars());
    this.horizonBars = horizonBars;
  }

  /** What a bar adds; not negative. */
  protected abstract double term(Bar bar);

  @Override
  protected final void add(BarWindow window, Bar bar) {
    window.sum(0).add(term(bar));
  }

  @Override
  protected final double value(BarWindow window, int filled) {
    return window.sum(0).sum() * (horizonBars / filled);
  }
}
