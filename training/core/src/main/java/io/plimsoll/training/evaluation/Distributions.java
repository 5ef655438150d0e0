package io.plimsoll.training.evaluation;

/**
 * Tails of the distributions that the tests refer to.
 *
 * <p><b>Reference</b>: the incomplete beta function by its continued fraction, Abramowitz and
 * Stegun (1964), 26.5.8, evaluated with the modified Lentz method; the logarithm of the gamma
 * function by Lanczos (1964) with g = 7 and nine terms. Relative error of a tail about 1e-12.
 */
public final class Distributions {
  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-06,
    1.5056327351493116e-07
  };
  private static final double TINY = 1e-300;

  private Distributions() {}

  /**
   * The probability that a Student t variable lies at least as far from zero as {@code t}; in [0,
   * 1].
   */
  public static double studentTwoSided(double t, double degreesOfFreedom) {
    if (!(degreesOfFreedom > 0)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be positive, was " + degreesOfFreedom);
    }
    if (Double.isNaN(t)) {
      return Double.NaN;
    }
    return incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  }

  private static double incompleteBeta(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    double front =
        StrictMath.exp(
            lnGamma(a + b)
                - lnGamma(a)
                - lnGamma(b)
                + a * StrictMath.log(x)
                + b * StrictMath.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * continuedFraction(x, a, b) / a
        : 1 - front * continuedFraction(1 - x, b, a) / b;
  }

  private static double continuedFraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double product = d;
    for (int m = 1; m <= 10_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      product *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      double factor = d * c;
      product *= factor;
      if (Math.abs(factor - 1) < 1e-15) {
        return product;
      }
    }
    return product;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static double lnGamma(double x) {
    if (x < 0.5) {
      return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - lnGamma(1 - x);
    }
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + 6.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (x - 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }
}
