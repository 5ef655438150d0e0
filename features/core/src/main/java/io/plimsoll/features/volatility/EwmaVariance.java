package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Exponentially weighted variance of log returns from close to close, scaled to a horizon.
 *
 * <p>{@code v = per / bar · Σ λᵏ r²₋ₖ / Σ λᵏ} with {@code λ = 2^(−bar / half-life)}: the weights of
 * what was seen sum to one, so that no start value lingers. The mean return is taken as zero. It
 * speaks after one half-life of returns and falls silent (NaN) when the last bar lies more than ten
 * half-lives and one bar back. Settings: {@code half-life}, {@code per} (default: one bar).
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm. <b>Reference</b>: J.P. Morgan/Reuters (1996), RiskMetrics technical document,
 * section 5.2; normalized weights: definition.
 */
public final class EwmaVariance extends BarWindowKernel {
  private static final int SILENT_AFTER_HALF_LIVES = 10;

  /** The cells: the weighted sum of squares and of their weights. */
  private static final int SQUARES = 0;

  private static final int WEIGHTS = 1;

  private final double horizonBars;
  private final double decay;

  /** A kernel that scales to {@code horizonBars} bars. */
  public EwmaVariance(long barNanos, int halfLifeBars, double horizonBars) {
    this(new BarSpan(barNanos, SILENT_AFTER_HALF_LIVES * halfLifeBars, halfLifeBars), horizonBars);
  }

  private EwmaVariance(BarSpan span, double horizonBars) {
    super(
        span,
        Counting.RETURNS,
        spec(
            "ewma-variance",
            span,
            Counting.RETURNS,
            "per / bar * sum lambda^k r^2 / sum lambda^k, lambda = 2^(-bar / half-life)",
            "squared log return over the horizon",
            "[0, inf)",
            "J.P. Morgan/Reuters (1996), RiskMetrics technical document, section 5.2"),
        BarMemory.ofSums().withCells(2));
    this.horizonBars = Checks.positive(horizonBars, "horizonBars");
    this.decay = StrictMath.pow(2, -1.0 / span.warmUpBars());
  }

  /** Reads {@code half-life}, {@code per}. */
  public static EwmaVariance from(KernelSettings settings) {
    return new EwmaVariance(
        settings.barNanos(),
        settings.bars("half-life"),
        (double) settings.nanos("per", settings.barNanos()) / settings.barNanos());
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double[] cells = window.cells();
    double r = window.logReturn();
    cells[SQUARES] = decay * cells[SQUARES] + r * r;
    cells[WEIGHTS] = decay * cells[WEIGHTS] + 1;
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return window.cells()[SQUARES] / window.cells()[WEIGHTS] * horizonBars;
  }
}
