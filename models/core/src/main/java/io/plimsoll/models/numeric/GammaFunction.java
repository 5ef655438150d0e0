package io.plimsoll.models.numeric;

/**
 * The logarithm of the gamma function and its derivative, for positive arguments, by Stirling's
 * series after a shift to ten and above; relative error below 1e-13 away from the zeros.
 *
 * <p><b>Reference</b>: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 6.1.41 and
 * 6.3.18.
 */
public final class GammaFunction {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final double SHIFT = 12;

  private GammaFunction() {}

  /** ln Γ(x). */
  public static double log(double x) {
    double product = 1;
    double z = x;
    while (z < SHIFT) {
      product *= z;
      z += 1;
    }
    double r = 1 / (z * z);
    double series =
        (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / z;
    return (z - 0.5) * StrictMath.log(z) - z + HALF_LOG_TWO_PI + series - StrictMath.log(product);
  }

  /** The derivative of {@link #log}. */
  public static double digamma(double x) {
    double sum = 0;
    double z = x;
    while (z < SHIFT) {
      sum += 1 / z;
      z += 1;
    }
    double r = 1 / (z * z);
    double series = r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r / 132))));
    return StrictMath.log(z) - 0.5 / z - series - sum;
  }
}
