package io.plimsoll.models.numeric;

import io.plimsoll.datasets.Checks;

/**
 * The standard normal distribution.
 *
 * <p>The distribution function is summed from the series {@code ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …)}
 * near the middle (Marsaglia, 2004, Evaluating the normal distribution, Journal of Statistical
 * Software 11(4)) and from Laplace's continued fraction for Mills' ratio in the tails, so no table
 * of coefficients is needed; relative error below 1e-12 down to the least normal double.
 */
public final class Normal {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final double TAIL = 2.5;
  private static final int FRACTION_DEPTH = 160;

  private Normal() {}

  /** The density at x. */
  public static double density(double x) {
    return StrictMath.exp(-0.5 * x * x - HALF_LOG_TWO_PI);
  }

  /** The probability of at most x. */
  public static double cdf(double x) {
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x < -TAIL) {
      return StrictMath.exp(logLowerTail(-x));
    }
    if (x > TAIL) {
      return 1 - StrictMath.exp(logLowerTail(x));
    }
    double term = x;
    double sum = x;
    for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 0.5 + density(x) * sum;
  }

  /**
   * The logarithm of the probability of at most x; finite where the probability itself is below the
   * least double.
   */
  public static double logCdf(double x) {
    return x < -TAIL ? logLowerTail(-x) : StrictMath.log(cdf(x));
  }

  /** ln Φ(−a) for a > 0: ln φ(a) + ln of Mills' ratio 1/(a + 1/(a + 2/(a + 3/(a + …)))). */
  private static double logLowerTail(double a) {
    if (a == Double.POSITIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    double fraction = a;
    for (int k = FRACTION_DEPTH; k >= 1; k--) {
      fraction = a + k / fraction;
    }
    return -0.5 * a * a - HALF_LOG_TWO_PI - StrictMath.log(fraction);
  }

  /** The x that is not exceeded with probability p in (0, 1). */
  public static double quantile(double p) {
    Checks.inOpenRange(p, 0, 1, "p");
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    // Newton on ln Φ, which is concave and smooth in the whole lower half, from the tail's leading
    // term
    double target = StrictMath.log(p);
    double x = p > 0.1 ? 0 : -Math.sqrt(-2 * target);
    for (int i = 0; i < 60; i++) {
      double logCdf = logCdf(x);
      double slope = StrictMath.exp(-0.5 * x * x - HALF_LOG_TWO_PI - logCdf);
      double step = (logCdf - target) / slope;
      x -= step;
      if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(x))) {
        break;
      }
    }
    return x;
  }
}
