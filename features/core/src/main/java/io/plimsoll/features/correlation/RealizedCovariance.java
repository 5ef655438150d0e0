package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;

/**
 * Realized covariance of an instrument with another one or with the market, scaled to a horizon.
 *
 * <p>{@code per / span · Σ xy}. Settings: {@code window}, {@code against}, {@code per} (default:
 * the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: (−∞, ∞). <b>Cost</b>: as
 * {@link PairKernel}. <b>Reference</b>: Barndorff-Nielsen, Shephard (2004), Econometric analysis of
 * realized covariation: high frequency based covariance, regression, and correlation in financial
 * economics, section 2.
 */
public final class RealizedCovariance extends PairKernel {
  private final double horizonBars;

  /** A kernel over the returns of a pairing. */
  public RealizedCovariance(Pairing pairing, double horizonBars) {
    super(
        pairing,
        spec(
            "realized-covariance",
            pairing,
            "per / span * sum of x y",
            "squared log return over the horizon",
            "(-inf, inf)",
            "Barndorff-Nielsen, Shephard (2004), section 2"));
    this.horizonBars = horizonBars;
  }

  /** Reads the settings above. */
  public static RealizedCovariance from(KernelSettings settings) {
    Pairing pairing = Pairing.from(settings);
    return new RealizedCovariance(pairing, pairing.span().horizonBars(settings));
  }

  @Override
  double number(double[] x, double[] y, int n, double[] scratch) {
    return products(x, y, 0, n) * (horizonBars / n);
  }
}
