package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.option.Normal;

/** What first passages need of the normal distribution beyond its distribution function. */
final class Gaussian {
  private static final double FRACTION_FROM = 4;
  private static final int FRACTION_DEPTH = 30;

  private Gaussian() {}

  /**
   * Mills' ratio Φ(−z)/φ(z) for z ≥ 0, which stays of the order of 1/z where both underflow. From 4
   * on Laplace's continued fraction 1/(z + 1/(z + 2/(z + 3/(z + …)))), which 30 terms settle.
   */
  static double mills(double z) {
    if (z < FRACTION_FROM) {
      return Normal.cdf(-z) / Normal.pdf(z);
    }
    double fraction = z;
    for (int k = FRACTION_DEPTH; k >= 1; k--) {
      fraction = z + k / fraction;
    }
    return 1 / fraction;
  }

  /** The x that is not exceeded with probability p, in (0, 1). */
  static double quantile(double p) {
    Checks.inOpenRange(p, 0, 1, "p");
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    // Newton on ln Φ, concave and smooth in the lower half, from the tail's leading term.
    double target = StrictMath.log(p);
    double x = p > 0.1 ? 0 : -Math.sqrt(-2 * target);
    for (int i = 0; i < 60; i++) {
      double mills = mills(-x);
      double logCdf = StrictMath.log(mills) - 0.5 * x * x - HALF_LOG_TWO_PI;
      double step = (logCdf - target) * mills;
      x = Math.min(0, x - step);
      if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(x))) {
        break;
      }
    }
    return x;
  }

  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
}
