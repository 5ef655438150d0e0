package io.plimsoll.features.volatility;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;

/**
 * The volatility of volatility: the sample standard deviation of the logarithms of the realized
 * variances of the blocks of a window.
 *
 * <p>{@code std(ln RV_b)} over blocks that do not overlap; NaN where the price stood still during a
 * whole block. Settings: {@code window} (at least two blocks), {@code block}, {@code warm-up}.
 *
 * <p><b>Unit</b>: none (of logarithms of variance). <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a bar,
 * one logarithm; O(n) a value. <b>Reference</b>: Corsi, Mittnik, Pigorsch, Pigorsch (2008), The
 * volatility of realized volatility, section 3, for the idea; the statistic: definition.
 */
public final class VolOfVol extends BlockVariances {

  /** A kernel over blocks of {@code blockBars} bars. */
  public VolOfVol(BarSpan span, int blockBars) {
    super(
        span,
        blockBars,
        2,
        spec(
            "vol-of-vol",
            span,
            Counting.RETURNS,
            "sample standard deviation of ln(realized variance) of the blocks of the window",
            "none",
            "[0, inf)",
            "Corsi, Mittnik, Pigorsch, Pigorsch (2008), section 3"));
  }

  /** Reads {@code window}, {@code warm-up}, {@code block}. */
  public static VolOfVol from(KernelSettings settings) {
    return new VolOfVol(BarSpan.from(settings), settings.bars("block"));
  }

  @Override
  protected double value(double[] logVariances, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += logVariances[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (logVariances[i] - mean) * (logVariances[i] - mean);
    }
    return Math.sqrt(squares / (count - 1));
  }
}
