package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;

/**
 * A term of a heterogeneous autoregression: the mean variance over a lag, as a variance, a
 * volatility or a logarithm.
 *
 * <p>{@code v = per / bar · mean of r²} over the returns of the last {@code window} less those of
 * the last {@code skip}; then v, √v or ln v (the logarithm of the mean, not the mean of
 * logarithms). The usual terms are windows of 1d, 5d and 22d; with {@code skip} they do not
 * overlap. NaN where the logarithm of a price that stood still is asked for. Settings: {@code
 * window}, {@code skip} (default: nothing), {@code form} (default {@code variance}; {@code
 * volatility}, {@code log}), {@code per} (default: one bar), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon, its root or its logarithm. <b>Range</b>: [0,
 * ∞), of logarithms (−∞, ∞). <b>Cost</b>: O(1) a bar, one logarithm. <b>Reference</b>: Corsi
 * (2009), A simple approximate long-memory model of realized volatility, section 2.
 */
public final class HarTerm extends BarWindowKernel {
  private final int skipBars;
  private final Form form;
  private final double horizonBars;

  /** In which form the term is given. */
  public enum Form {
    VARIANCE("[0, inf)"),
    VOLATILITY("[0, inf)"),
    LOG("(-inf, inf)");

    private final String range;

    Form(String range) {
      this.range = range;
    }
  }

  /** A kernel over a lag without its newest {@code skipBars} bars. */
  public HarTerm(BarSpan span, int skipBars, Form form, double horizonBars) {
    super(
        span.atLeast(skipBars + 1, "a skip of " + skipBars + " bars"),
        Counting.RETURNS,
        spec(
            "har-term",
            span,
            Counting.RETURNS,
            "v = per / bar * mean of r^2 over (skip, window]; v, sqrt(v) or ln(v)",
            "squared log return over the horizon, its root or its logarithm",
            form.range,
            "Corsi (2009), section 2"),
        BarMemory.ofSums(span.bars() - skipBars).withRings(skipBars + 1));
    this.skipBars = (int) Checks.notNegative(skipBars, "skip");
    this.form = form;
    this.horizonBars = horizonBars;
  }

  /** Reads {@code window}, {@code warm-up}, {@code skip}, {@code form}, {@code per}. */
  public static HarTerm from(KernelSettings settings) {
    return new HarTerm(
        BarSpan.from(settings),
        settings.bars("skip", 0),
        settings.choice("form", Form.VARIANCE),
        (double) settings.nanos("per", settings.barNanos()) / settings.barNanos());
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    Ring delayed = window.ring(0);
    delayed.add(r * r);
    if (delayed.full()) {
      window.sum(0).add(delayed.get(0));
    }
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double variance = window.sum(0).sum() / (filled - skipBars) * horizonBars;
    return switch (form) {
      case VARIANCE -> variance;
      case VOLATILITY -> Math.sqrt(variance);
      case LOG -> StrictMath.log(variance);
    };
  }
}
