package io.plimsoll.margin.hitting;

/**
 * A Brownian path from 0 of which the end is known: what it touched on the way, whatever its drift.
 *
 * <p>Reflecting the end at the barriers in the order of their touching gives the probability that a
 * path touches −d, or u and then −d, or −d, u and −d, and so on; the alternating sum of these
 * counts each path once that touches −d first. <b>Reference</b>: J. L. Doob, "Heuristic approach to
 * the Kolmogorov-Smirnov theorems", Annals of Mathematical Statistics 20 (1949) (the sum for
 * bridges); P. Glasserman, Monte Carlo Methods in Financial Engineering (2003), 6.4 (use in
 * simulation).
 */
final class BrownianBridge {
  private static final double NEGLIGIBLE = 1e-17;

  private BrownianBridge() {}

  /** Probability of touching −d on the way to {@code end}, with variance v over the way; d > 0. */
  static double lower(double d, double end, double variance) {
    return end <= -d ? 1 : StrictMath.exp(-2 * d * (d + end) / variance);
  }

  /**
   * Probability of touching −d before u on the way; d and u positive, each may be infinite.
   *
   * @param variance over the way, zero or more
   */
  static double lowerFirst(double d, double u, double end, double variance) {
    if (d == Double.POSITIVE_INFINITY) {
      return 0;
    }
    if (variance == 0) {
      return end <= -d ? 1 : 0;
    }
    if (u == Double.POSITIVE_INFINITY) {
      return lower(d, end, variance);
    }
    double w = d + u;
    double sum = 0;
    double term = 1;
    for (int j = 0; term > NEGLIGIBLE; j++) {
      double far = j * w;
      if (end > -d) {
        term = decay((d + far) * (d + far + end), variance);
        sum += term - decay((far + w) * (far + w + end), variance);
      } else {
        term = decay(far * (far - end), variance);
        sum += term - decay((u + far) * (u + far - end), variance);
      }
    }
    return Math.min(1, Math.max(0, sum));
  }

  private static double decay(double product, double variance) {
    return StrictMath.exp(-2 * product / variance);
  }

  /**
   * When a path from {@code start} > 0 to {@code end} touches zero, as a part of the way, given
   * that it does: s/(1+s) with s of inverse Gaussian law, since the bridge is a Brownian motion
   * with drift in the clock t/(1−t). Drawn by the method of Michael, Schucany and Haas, "Generating
   * random variates using transformations with multiple roots", American Statistician 30 (1976).
   */
  static double touchTime(double start, double end, double variance, Draws draws) {
    double z = draws.gaussian();
    double u = draws.uniform();
    double shape = start * start / variance;
    double mean = start / Math.abs(end);
    double clock;
    if (mean == Double.POSITIVE_INFINITY) {
      clock = shape / (z * z);
    } else {
      double r = 0.5 * mean * z * z / shape;
      double small = mean / (1 + r + Math.sqrt(r * (2 + r)));
      clock = u <= mean / (mean + small) ? small : mean * (mean / small);
    }
    // Written so that an infinite clock, the very end of the way, does not become NaN.
    return 1 / (1 + 1 / clock);
  }
}
