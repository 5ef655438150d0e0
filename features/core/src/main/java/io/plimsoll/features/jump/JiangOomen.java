package io.plimsoll.features.jump;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.volatility.Moments;
import io.plimsoll.features.volatility.PowerSum;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.SmallSample;

/**
 * Jiang and Oomen's swap-variance test of whether a window holds jumps, with the sign of the jumps:
 * what a variance swap that is hedged with the log contract would lose.
 *
 * <p>With simple returns R and log returns r, {@code S = 2 Σ (R − r)}, {@code z = n BPV / √Ω · (1 −
 * RV/S)}, {@code Ω = μ₆/9 · n³ μ_{6/p}^−p / (n−p+1) · Σ Π |r|^(6/p)} over p neighbours. Standard
 * normal where there are no jumps, positive after jumps upwards. S − RV is summed as the series
 * {@code r³/3 + r⁴/12 + …}: the difference of the two would lose half its digits. NaN of a price
 * that stood still. Settings: {@code window} (at least p bars), {@code power} (p, 4 or 6; default
 * 4), {@code small-sample} of bipower variation (default {@code factor}; {@code none}), {@code
 * warm-up}.
 *
 * <p><b>Unit</b>: standard deviations. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) a bar, one
 * logarithm and one power. <b>Reference</b>: Jiang, Oomen (2008), Testing for jumps when asset
 * prices are observed with noise: a "swap variance" approach, section 2 (ratio test).
 */
public final class JiangOomen extends BarWindowKernel {
  private static final double SERIES_BELOW = 0.5;

  private final PowerSum sixth;
  private final SmallSample smallSample;

  /** A kernel over a window. */
  public JiangOomen(BarSpan span, int power, SmallSample smallSample) {
    this(span, sixth(power), smallSample);
  }

  private static PowerSum sixth(int power) {
    if (power != 4 && power != 6) {
      throw new IllegalArgumentException("power must be 4 or 6, was " + power);
    }
    return PowerSum.multipower(power, 6);
  }

  private JiangOomen(BarSpan span, PowerSum sixth, SmallSample smallSample) {
    super(
        span,
        Counting.RETURNS,
        spec(
            "jiang-oomen",
            span,
            Counting.RETURNS,
            "n BPV / sqrt(Omega) * (1 - RV / S), S = 2 * sum of (simple return - log return)",
            "standard deviations",
            "(-inf, inf)",
            "Jiang, Oomen (2008), section 2"),
        BarMemory.ofSums(span.bars(), Bipower.products(span), sixth.length(span), span.bars())
            .withRings(sixth.neighbours()));
    this.sixth = sixth;
    this.smallSample = smallSample;
  }

  /** Reads {@code window}, {@code warm-up}, {@code power}, {@code small-sample}. */
  public static JiangOomen from(KernelSettings settings) {
    return new JiangOomen(
        BarSpan.from(settings),
        settings.count("power", 4),
        SmallSample.from(settings, SmallSample.FACTOR));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r * r);
    window.sum(1).add(Bipower.product(window));
    sixth.add(window, window.ring(0), window.sum(2));
    window.sum(3).add(beyondSquare(r));
  }

  /** {@code 2 (e^r − 1 − r) − r²}. */
  static double beyondSquare(double r) {
    if (Math.abs(r) >= SERIES_BELOW) {
      return 2 * (StrictMath.expm1(r) - r) - r * r;
    }
    double sum = 0;
    for (int k = 16; k >= 4; k--) {
      sum = r / k * (1 + sum);
    }
    return r * r * r / 3 * (1 + sum);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double realized = window.sum(0).sum();
    double bipower = Bipower.variation(window.sum(1).sum(), filled, smallSample);
    double beyond = window.sum(3).sum();
    double omega =
        Moments.SIXTH / 9 * sixth.estimate(window.sum(2).sum(), filled, filled, SmallSample.FACTOR);
    return filled * bipower / Math.sqrt(omega) * ratio(beyond, realized + beyond);
  }
}
