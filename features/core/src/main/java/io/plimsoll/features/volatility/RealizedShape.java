package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Realized skewness and kurtosis, one kernel each: how lopsided and how spiky the returns of a
 * window are.
 *
 * <p>{@code √n Σ r³ / (Σ r²)^(3/2)} and {@code n Σ r⁴ / (Σ r²)²}; NaN of a price that stood still.
 * Settings: {@code window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: none. <b>Range</b>: [−√n, √n] and [1, n]. <b>Cost</b>: O(1) a bar, one logarithm.
 * <b>Reference</b>: Amaya, Christoffersen, Jacobs, Vasquez (2015), Does realized skewness predict
 * the cross-section of equity returns?, section 2.
 */
public final class RealizedShape extends BarWindowKernel {
  private final Moment moment;

  /** Which of the two. */
  public enum Moment {
    SKEWNESS("sqrt(n) * sum of r^3 / (sum of r^2)^(3/2)", "[-sqrt(n), sqrt(n)]"),
    KURTOSIS("n * sum of r^4 / (sum of r^2)^2", "[1, n]");

    private final String formula;
    private final String range;

    Moment(String formula, String range) {
      this.formula = formula;
      this.range = range;
    }
  }

  /** A kernel over a window. */
  public RealizedShape(Moment moment, BarSpan span) {
    super(
        span,
        Counting.RETURNS,
        spec(
            moment == Moment.SKEWNESS ? "realized-skewness" : "realized-kurtosis",
            span,
            Counting.RETURNS,
            moment.formula,
            "none",
            moment.range,
            "Amaya, Christoffersen, Jacobs, Vasquez (2015), section 2"),
        span.bars(),
        span.bars());
    this.moment = moment;
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static RealizedShape from(Moment moment, KernelSettings settings) {
    return new RealizedShape(moment, BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r * r);
    window.sum(1).add(moment == Moment.SKEWNESS ? r * r * r : r * r * r * r);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double variance = window.sum(0).sum() / filled;
    double mean = window.sum(1).sum() / filled;
    return mean / (variance * (moment == Moment.SKEWNESS ? Math.sqrt(variance) : variance));
  }
}
