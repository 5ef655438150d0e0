package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.SmallSample;

/**
 * Bipower covariance: the covariance without what jumps add, scaled to a horizon.
 *
 * <p>{@code π/8 Σ (|xₜ+yₜ||xₜ₋₁+yₜ₋₁| − |xₜ−yₜ||xₜ₋₁−yₜ₋₁|)}, times n/(n−1) with {@code small-
 * sample} (default {@code factor}; {@code none}), times {@code per / span}. Settings: {@code
 * window}, {@code against}, {@code small-sample}, {@code per} (default: the window), {@code warm-
 * up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: (−∞, ∞). <b>Cost</b>: as
 * {@link PairKernel}. <b>Reference</b>: Barndorff-Nielsen, Shephard (2004), Measuring the impact of
 * jumps in multivariate price processes using bipower covariation, section 3.
 */
public final class BipowerCovariance extends PairKernel {
  private final SmallSample smallSample;
  private final double horizonBars;

  /** A kernel over the returns of a pairing. */
  public BipowerCovariance(Pairing pairing, SmallSample smallSample, double horizonBars) {
    super(
        pairing.atLeast(2, "bipower covariance"),
        spec(
            "bipower-covariance",
            pairing,
            "per / span * pi/8 * sum of |x+y||x+y before| - |x-y||x-y before|",
            "squared log return over the horizon",
            "(-inf, inf)",
            "Barndorff-Nielsen, Shephard (2004), bipower covariation, section 3"));
    this.smallSample = smallSample;
    this.horizonBars = horizonBars;
  }

  /** Reads the settings above. */
  public static BipowerCovariance from(KernelSettings settings) {
    Pairing pairing = Pairing.from(settings);
    return new BipowerCovariance(
        pairing,
        SmallSample.from(settings, SmallSample.FACTOR),
        pairing.span().horizonBars(settings));
  }

  @Override
  double number(double[] x, double[] y, int n, double[] scratch) {
    double sum = 0;
    for (int t = 1; t < n; t++) {
      sum +=
          Math.abs(x[t] + y[t]) * Math.abs(x[t - 1] + y[t - 1])
              - Math.abs(x[t] - y[t]) * Math.abs(x[t - 1] - y[t - 1]);
    }
    return Math.PI / 8 * sum * smallSample.factor(n, 2) * (horizonBars / n);
  }
}
