package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.GammaFunction;

/**
 * Tails of the distributions that the tests refer to.
 *
 * <p><b>Reference</b>: the incomplete beta function by its continued fraction, Abramowitz and
 * Stegun (1964), 26.5.8, and the incomplete gamma function by its series and continued fraction,
 * 6.5.29 and 6.5.31, evaluated with the modified Lentz method. Relative error of a tail about
 * 1e-12.
 */
public final class Distributions {
  private static final double TINY = 1e-300;

  private Distributions() {}

  /**
   * The probability that a Student t variable lies at least as far from zero as {@code t}; in [0,
   * 1].
   */
  public static double studentTwoSided(double t, double degreesOfFreedom) {
    Checks.positive(degreesOfFreedom, "degreesOfFreedom");
    if (Double.isNaN(t)) {
      return Double.NaN;
    }
    return incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  }

  /** The probability that a Student t variable is at most {@code t}; in [0, 1]. */
  public static double studentCdf(double t, double degreesOfFreedom) {
    double beyond = studentTwoSided(t, degreesOfFreedom) / 2;
    return t > 0 ? 1 - beyond : beyond;
  }

  /** The value that a Student t variable is below with probability p in (0, 1), by halving. */
  public static double studentQuantile(double p, double degreesOfFreedom) {
    Checks.inOpenRange(p, 0, 1, "p");
    if (p > 0.5) {
      return -studentQuantile(1 - p, degreesOfFreedom);
    }
    double low = -1;
    while (studentCdf(low, degreesOfFreedom) > p) {
      low *= 2;
    }
    double high = low == -1 ? 0 : low / 2;
    while (high - low > 1e-14 * -low) {
      double middle = (low + high) / 2;
      if (studentCdf(middle, degreesOfFreedom) > p) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The probability that a chi-square variable exceeds {@code x}; 1 where x is not positive. */
  public static double chiSquareTail(double x, double degreesOfFreedom) {
    Checks.positive(degreesOfFreedom, "degreesOfFreedom");
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    return x > 0 ? upperGamma(degreesOfFreedom / 2, x / 2) : 1;
  }

  /**
   * The probability of at most {@code k} successes in {@code n} trials of probability {@code p} in
   * [0, 1].
   */
  public static double binomialCdf(int k, int n, double p) {
    Checks.notNegative(n, "n");
    Checks.inRange(p, 0, 1, "p");
    if (k < 0) {
      return 0;
    }
    return k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1.0);
  }

  /** The probability of {@code k} successes or more. */
  public static double binomialUpper(int k, int n, double p) {
    Checks.notNegative(n, "n");
    Checks.inRange(p, 0, 1, "p");
    if (k <= 0) {
      return 1;
    }
    return k > n ? 0 : incompleteBeta(p, k, n - k + 1.0);
  }

  /** The probability of exactly {@code k} successes in {@code n} trials, 0 ≤ k ≤ n, p in (0, 1). */
  static double binomialMass(int k, int n, double p) {
    return StrictMath.exp(
        GammaFunction.log(n + 1.0)
            - GammaFunction.log(k + 1.0)
            - GammaFunction.log(n - k + 1.0)
            + k * StrictMath.log(p)
            + (n - k) * StrictMath.log1p(-p));
  }

  /** Γ(a, x)/Γ(a): a series where x is small, the Lentz continued fraction where it is large. */
  private static double upperGamma(double a, double x) {
    if (x == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double front = StrictMath.exp(a * StrictMath.log(x) - x - GammaFunction.log(a));
    if (x < a + 1) {
      double term = 1 / a;
      double sum = term;
      for (int n = 1; n <= 100_000 && term > 1e-17 * sum; n++) {
        term *= x / (a + n);
        sum += term;
      }
      return 1 - front * sum;
    }
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double product = d;
    for (int n = 1; n <= 100_000; n++) {
      double numerator = -n * (n - a);
      b += 2;
      d = 1 / away(numerator * d + b);
      c = away(b + numerator / c);
      double factor = d * c;
      product *= factor;
      if (Math.abs(factor - 1) < 1e-15) {
        break;
      }
    }
    return front * product;
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
            GammaFunction.log(a + b)
                - GammaFunction.log(a)
                - GammaFunction.log(b)
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
}
