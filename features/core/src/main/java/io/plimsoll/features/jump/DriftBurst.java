package io.plimsoll.features.jump;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * The drift-burst statistic: how fast the price has been going one way, in units of what its
 * volatility would let it go by chance. Flash crashes are such bursts; a single jump is not, since
 * it raises the volatility as well.
 *
 * <p>{@code T = Σ λᵏ r₋ₖ / √(Σ λ²ᵏ · v)} with {@code v = Σ μᵏ r²₋ₖ / Σ μᵏ}, λ and μ the decays of
 * the two half-lives: a standard normal where there is no drift. NaN of a price that stood still
 * since the beginning. It speaks after one half-life of the variance and falls silent when the last
 * bar lies more than ten of them and one bar back. Returns are those of bars, which are not
 * pre-averaged: on bars of less than a minute noise makes it too small. Settings: {@code half-life}
 * (of the drift), {@code variance-half-life} (at least that; default five times as long).
 *
 * <p><b>Unit</b>: standard deviations. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) a bar, one
 * logarithm. <b>Reference</b>: Christensen, Oomen, Renò (2022), The drift burst hypothesis, section
 * 3, with exponential kernels.
 */
public final class DriftBurst extends BarWindowKernel {
  private static final int SILENT_AFTER_HALF_LIVES = 10;

  /** The cells: the weighted sum of returns and its squared weights; the same of squares. */
  private static final int DRIFT = 0;

  private static final int DRIFT_WEIGHTS = 1;
  private static final int SQUARES = 2;
  private static final int SQUARES_WEIGHTS = 3;

  private final double driftDecay;
  private final double varianceDecay;

  /** A kernel with half-lives in bars. */
  public DriftBurst(long barNanos, int halfLifeBars, int varianceHalfLifeBars) {
    this(
        new BarSpan(barNanos, SILENT_AFTER_HALF_LIVES * varianceHalfLifeBars, varianceHalfLifeBars),
        halfLifeBars);
  }

  private DriftBurst(BarSpan span, int halfLifeBars) {
    super(
        span,
        Counting.RETURNS,
        spec(
            "drift-burst",
            span,
            Counting.RETURNS,
            "sum of l^k r / sqrt(sum of l^2k * sum of m^k r^2 / sum of m^k)",
            "standard deviations",
            "(-inf, inf)",
            "Christensen, Oomen, Reno (2022), section 3"),
        BarMemory.ofSums().withCells(4));
    Checks.inRange(halfLifeBars, 1, span.warmUpBars(), "half-life in bars");
    driftDecay = StrictMath.pow(2, -1.0 / halfLifeBars);
    varianceDecay = StrictMath.pow(2, -1.0 / span.warmUpBars());
  }

  /** Reads {@code half-life}, {@code variance-half-life}. */
  public static DriftBurst from(KernelSettings settings) {
    int halfLife = settings.bars("half-life");
    return new DriftBurst(
        settings.barNanos(), halfLife, settings.bars("variance-half-life", 5 * halfLife));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double[] cells = window.cells();
    double r = window.logReturn();
    cells[DRIFT] = driftDecay * cells[DRIFT] + r;
    cells[DRIFT_WEIGHTS] = driftDecay * driftDecay * cells[DRIFT_WEIGHTS] + 1;
    cells[SQUARES] = varianceDecay * cells[SQUARES] + r * r;
    cells[SQUARES_WEIGHTS] = varianceDecay * cells[SQUARES_WEIGHTS] + 1;
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double[] cells = window.cells();
    double variance = cells[SQUARES] / cells[SQUARES_WEIGHTS];
    return cells[DRIFT] / Math.sqrt(cells[DRIFT_WEIGHTS] * variance);
  }
}
