package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;

/**
 * By how much an instrument moves where another one, or the market, moves by one: the realized
 * beta.
 *
 * <p>{@code Σ xy / Σ y²}, y the returns of the other one. Settings: {@code window}, {@code against}
 * (default {@code market}; {@code leader}, an instrument), {@code warm-up}.
 *
 * <p><b>Unit</b>: ratio. <b>Range</b>: (−∞, ∞). <b>Cost</b>: as {@link PairKernel}.
 * <b>Reference</b>: Barndorff-Nielsen, Shephard (2004), Econometric analysis of realized
 * covariation: high frequency based covariance, regression, and correlation in financial economics,
 * section 2.
 */
public final class RealizedBeta extends PairKernel {

  /** A kernel over the returns of a pairing. */
  public RealizedBeta(Pairing pairing) {
    super(
        pairing,
        spec(
            "realized-beta",
            pairing,
            "sum of x y / sum of y^2",
            "ratio",
            "(-inf, inf)",
            "Barndorff-Nielsen, Shephard (2004), section 2"));
  }

  /** Reads {@code window}, {@code against}, {@code warm-up}. */
  public static RealizedBeta from(KernelSettings settings) {
    return new RealizedBeta(Pairing.from(settings));
  }

  @Override
  double number(double[] x, double[] y, int n, double[] scratch) {
    double squares = products(y, y, 0, n);
    return Double.isInfinite(squares) ? Double.NaN : products(x, y, 0, n) / squares;
  }
}
