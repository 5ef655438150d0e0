package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;

/**
 * How closely an instrument goes along with another one or with the market: the realized
 * correlation.
 *
 * <p>{@code Σ xy / √(Σ x² Σ y²)}, without means. Settings: {@code window}, {@code against} (default
 * {@code market}; {@code leader}, an instrument), {@code warm-up}.
 *
 * <p><b>Unit</b>: correlation. <b>Range</b>: [−1, 1]. <b>Cost</b>: as {@link PairKernel}.
 * <b>Reference</b>: Barndorff-Nielsen, Shephard (2004), Econometric analysis of realized
 * covariation: high frequency based covariance, regression, and correlation in financial economics,
 * section 2.
 */
public final class RealizedCorrelation extends PairKernel {

  /** A kernel over the returns of a pairing. */
  public RealizedCorrelation(Pairing pairing) {
    super(
        pairing,
        spec(
            "realized-correlation",
            pairing,
            "sum of x y / sqrt(sum of x^2 * sum of y^2)",
            "correlation",
            "[-1, 1]",
            "Barndorff-Nielsen, Shephard (2004), section 2"));
  }

  /** Reads {@code window}, {@code against}, {@code warm-up}. */
  public static RealizedCorrelation from(KernelSettings settings) {
    return new RealizedCorrelation(Pairing.from(settings));
  }

  @Override
  double number(double[] x, double[] y, int n, double[] scratch) {
    return correlation(x, y, 0, n);
  }
}
