package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.SmallSample;

/**
 * Threshold covariance: the products of returns of which neither is a jump, scaled to a horizon.
 *
 * <p>{@code per / span · Σ xy} where {@code |x| ≤ c √BPV(x) n⁻ᵉ} and the same of y. Settings:
 * {@code window}, {@code against}, {@code multiplier} (default 3), {@code exponent} (default 0.49),
 * {@code small-sample} of BPV (default {@code factor}; {@code none}), {@code per} (default: the
 * window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: (−∞, ∞). <b>Cost</b>: as
 * {@link PairKernel}. <b>Reference</b>: Mancini, Gobbi (2012), Identifying the Brownian covariation
 * from the co-jumps given discrete observations, section 2; Mancini (2009), section 3.
 */
public final class ThresholdCovariance extends PairKernel {
  private final double multiplier;
  private final double exponent;
  private final SmallSample smallSample;
  private final double horizonBars;

  /** A kernel over the returns of a pairing. */
  public ThresholdCovariance(
      Pairing pairing,
      double multiplier,
      double exponent,
      SmallSample smallSample,
      double horizonBars) {
    super(
        pairing.atLeast(2, "threshold covariance"),
        spec(
            "threshold-covariance",
            pairing,
            "per / span * sum of x y where |x| <= "
                + multiplier
                + " sqrt(BPV) n^-"
                + exponent
                + ", y too",
            "squared log return over the horizon",
            "(-inf, inf)",
            "Mancini, Gobbi (2012), section 2"));
    this.multiplier = Checks.positive(multiplier, "multiplier");
    this.exponent = Checks.inOpenRange(exponent, 0, 0.5, "exponent");
    this.smallSample = smallSample;
    this.horizonBars = horizonBars;
  }

  /** Reads the settings above. */
  public static ThresholdCovariance from(KernelSettings settings) {
    Pairing pairing = Pairing.from(settings);
    return new ThresholdCovariance(
        pairing,
        settings.number("multiplier", 3),
        settings.number("exponent", 0.49),
        SmallSample.from(settings, SmallSample.FACTOR),
        pairing.span().horizonBars(settings));
  }

  @Override
  double number(double[] x, double[] y, int n, double[] scratch) {
    double thresholdX = threshold(x, n);
    double thresholdY = threshold(y, n);
    double sum = 0;
    for (int t = 0; t < n; t++) {
      boolean counts = Math.abs(x[t]) <= thresholdX && Math.abs(y[t]) <= thresholdY;
      sum += counts ? x[t] * y[t] : 0;
    }
    return sum * (horizonBars / n);
  }

  private double threshold(double[] returns, int n) {
    double sum = 0;
    for (int t = 1; t < n; t++) {
      sum += Math.abs(returns[t]) * Math.abs(returns[t - 1]);
    }
    double bipower = 0.5 * Math.PI * sum * smallSample.factor(n, 2);
    return multiplier * Math.sqrt(bipower) * StrictMath.exp(-exponent * StrictMath.log(n));
  }
}
