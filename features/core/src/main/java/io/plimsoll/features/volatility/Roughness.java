package io.plimsoll.features.volatility;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;

/**
 * The roughness of volatility: the Hurst exponent with which log variance moves, from how fast its
 * squared changes grow with the lag.
 *
 * <p>With x the logarithms of the realized variances of the blocks of a window, {@code m(l) = mean
 * of (xᵢ₊ₗ − xᵢ)²} for lags l of 1 to {@code lags} blocks; H is half the slope of the least-squares
 * line of ln m(l) on ln l. A random walk has 1/2, markets about 0.1; noise in the block variances
 * pulls it down. NaN where the price stood still during a whole block, or x did not move. Settings:
 * {@code window}, {@code block}, {@code lags} (at least 2; default 5), {@code warm-up} (more than
 * lags blocks).
 *
 * <p><b>Unit</b>: none. <b>Range</b>: (−∞, ∞), usually [0, 1]. <b>Cost</b>: O(1) a bar, one
 * logarithm; O(n + blocks · lags) a value. <b>Reference</b>: Gatheral, Jaisson, Rosenbaum (2018),
 * Volatility is rough, section 2, with q = 2.
 */
public final class Roughness extends BlockVariances {
  private final double[] centredLogLags;
  private final double spread;

  /** A kernel over blocks of {@code blockBars} bars and lags up to {@code lags} blocks. */
  public Roughness(BarSpan span, int blockBars, int lags) {
    super(
        span,
        blockBars,
        lags + 1,
        spec(
            "roughness",
            span,
            Counting.RETURNS,
            "half the slope of ln(mean squared change of ln RV over a lag) on ln(lag)",
            "none",
            "(-inf, inf)",
            "Gatheral, Jaisson, Rosenbaum (2018), section 2"));
    if (lags < 2) {
      throw new IllegalArgumentException("lags must be at least 2, was " + lags);
    }
    centredLogLags = new double[lags];
    double sum = 0;
    for (int l = 1; l <= lags; l++) {
      centredLogLags[l - 1] = StrictMath.log(l);
      sum += centredLogLags[l - 1];
    }
    double squares = 0;
    for (int l = 0; l < lags; l++) {
      centredLogLags[l] -= sum / lags;
      squares += centredLogLags[l] * centredLogLags[l];
    }
    spread = squares;
  }

  /** Reads {@code window}, {@code warm-up}, {@code block}, {@code lags}. */
  public static Roughness from(KernelSettings settings) {
    return new Roughness(BarSpan.from(settings), settings.bars("block"), settings.count("lags", 5));
  }

  @Override
  protected double value(double[] logVariances, int count) {
    double sum = 0;
    for (int l = 1; l <= centredLogLags.length; l++) {
      double squares = 0;
      for (int i = l; i < count; i++) {
        double change = logVariances[i] - logVariances[i - l];
        squares += change * change;
      }
      sum += centredLogLags[l - 1] * StrictMath.log(squares / (count - l));
    }
    return 0.5 * sum / spread;
  }
}
