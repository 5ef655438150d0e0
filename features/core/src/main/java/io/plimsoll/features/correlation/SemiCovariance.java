package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;

/**
 * The part of the realized covariance in which both went up, both went down, or they parted; scaled
 * to a horizon.
 *
 * <p>With {@code x⁺ = max(x, 0)}, {@code x⁻ = min(x, 0)}: {@code positive = Σ x⁺y⁺}, {@code
 * negative = Σ x⁻y⁻}, {@code concordant} their sum, {@code mixed = Σ (x⁺y⁻ + x⁻y⁺)}, times {@code
 * per / span}; concordant and mixed add up to the realized covariance. Settings: {@code window},
 * {@code against}, {@code part} (default {@code concordant}), {@code per} (default: the window),
 * {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: (−∞, ∞). <b>Cost</b>: as
 * {@link PairKernel}. <b>Reference</b>: Bollerslev, Li, Patton, Quaedvlieg (2020), Realized
 * semicovariances, section 2.
 */
public final class SemiCovariance extends PairKernel {

  /** Which products count. */
  public enum Part {
    /** Both went up. */
    POSITIVE,
    /** Both went down. */
    NEGATIVE,
    /** Both went the same way. */
    CONCORDANT,
    /** One went up, the other one down. */
    MIXED
  }

  private final Part part;
  private final double horizonBars;

  /** A kernel over the returns of a pairing. */
  public SemiCovariance(Pairing pairing, Part part, double horizonBars) {
    super(
        pairing,
        spec(
            "semi-covariance",
            pairing,
            "per / span * sum of x y, where it is " + text(part),
            "squared log return over the horizon",
            "(-inf, inf)",
            "Bollerslev, Li, Patton, Quaedvlieg (2020), section 2"));
    this.part = part;
    this.horizonBars = horizonBars;
  }

  /** Reads the settings above. */
  public static SemiCovariance from(KernelSettings settings) {
    Pairing pairing = Pairing.from(settings);
    return new SemiCovariance(
        pairing, settings.choice("part", Part.CONCORDANT), pairing.span().horizonBars(settings));
  }

  @Override
  double number(double[] x, double[] y, int n, double[] scratch) {
    double sum = 0;
    for (int t = 0; t < n; t++) {
      double product = x[t] * y[t];
      boolean counts =
          switch (part) {
            case POSITIVE -> product > 0 && x[t] > 0;
            case NEGATIVE -> product > 0 && x[t] < 0;
            case CONCORDANT -> product > 0;
            case MIXED -> product < 0;
          };
      sum += counts ? product : 0;
    }
    return sum * (horizonBars / n);
  }

  private static String text(Part part) {
    return switch (part) {
      case POSITIVE -> "of two rises";
      case NEGATIVE -> "of two falls";
      case CONCORDANT -> "positive";
      case MIXED -> "negative";
    };
  }
}
