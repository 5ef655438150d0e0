package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;

/** Moments of the standard normal distribution, by which power variations are scaled. */
public final class Moments {
  /** The sixth moment, μ₆. */
  public static final double SIXTH = 15;

  private static final double STIRLING_FROM = 20;

  private Moments() {}

  /**
   * The expected p-th power of the absolute value of a standard normal: {@code μ_p = 2^(p/2) Γ((p +
   * 1)/2) / Γ(1/2)}.
   */
  public static double absolute(double p) {
    Checks.positive(p, "p");
    return StrictMath.pow(2, p / 2) * gamma((p + 1) / 2) / Math.sqrt(Math.PI);
  }

  /**
   * The gamma function of a positive number, by Stirling's series from 20 on, where what is left
   * out is below 1e-16, and by Γ(x) = Γ(x + 1) / x below.
   */
  static double gamma(double x) {
    double product = 1;
    double at = x;
    while (at < STIRLING_FROM) {
      product *= at++;
    }
    double inverse = 1 / at;
    double square = inverse * inverse;
    double series =
        inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    double log = (at - 0.5) * StrictMath.log(at) - at + 0.5 * StrictMath.log(2 * Math.PI) + series;
    return StrictMath.exp(log) / product;
  }
}
