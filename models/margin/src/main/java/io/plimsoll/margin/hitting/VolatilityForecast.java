package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.option.Normal;

/**
 * The quantiles of a volatility that is not known, made into nodes and weights for averaging over
 * it.
 *
 * <p>Between the given levels, ln σ is linear in the normal score z = Φ⁻¹(level): a lognormal
 * forecast is met exactly by any of its quantiles. Each stretch is integrated by eight
 * Gauss-Legendre nodes against the normal density, their weights scaled to the stretch's own
 * probability, so that all weights sum to one. What lies beyond the outermost levels follows {@link
 * Tail}.
 */
public final class VolatilityForecast {
  /** What is assumed of the volatility beyond the outermost given levels. */
  public enum Tail {
    /** It stays at the outermost quantile: the forecast's word, and too low above. */
    FLAT,
    /** ln σ goes on along the outermost stretch: a lognormal tail. Needs two levels. */
    LOGNORMAL
  }

  /** Scores beyond which the probability, 6e-16, does not count. */
  private static final double EDGE = 8;

  private static final int TAIL_PANELS = 4;

  private final double[] sigmaPerYear;
  private final double[] weight;

  /**
   * A forecast.
   *
   * @param levels probabilities, rising, in (0, 1)
   * @param sigmaPerYear the quantile at each level, positive and not falling
   * @throws IllegalArgumentException naming what is wrong, with its value
   */
  public VolatilityForecast(double[] levels, double[] sigmaPerYear, Tail tail) {
    check(levels, sigmaPerYear, tail);
    int n = levels.length;
    double[] scores = new double[n];
    double[] logs = new double[n];
    for (int i = 0; i < n; i++) {
      scores[i] = Gaussian.quantile(levels[i]);
      logs[i] = StrictMath.log(sigmaPerYear[i]);
    }
    Quadrature nodes = new Quadrature();
    tail(nodes, tail, -EDGE, scores, logs, 0, Math.min(1, n - 1));
    for (int i = 1; i < n; i++) {
      stretch(nodes, scores[i - 1], scores[i], levels[i] - levels[i - 1], scores, logs, i - 1, i);
    }
    tail(nodes, tail, EDGE, scores, logs, n - 1, Math.max(0, n - 2));
    this.sigmaPerYear = nodes.values();
    this.weight = nodes.weights();
  }

  private static void check(double[] levels, double[] sigmaPerYear, Tail tail) {
    if (levels.length == 0 || levels.length != sigmaPerYear.length) {
      throw new IllegalArgumentException(
          "levels and sigmaPerYear must be as many and at least one, were "
              + levels.length
              + " and "
              + sigmaPerYear.length);
    }
    if (tail == Tail.LOGNORMAL && levels.length < 2) {
      throw new IllegalArgumentException("a lognormal tail needs two levels, was given one");
    }
    for (int i = 0; i < levels.length; i++) {
      Checks.inOpenRange(levels[i], i == 0 ? 0 : levels[i - 1], 1, "levels[" + i + "]");
      Checks.positive(sigmaPerYear[i], "sigmaPerYear[" + i + "]");
      if (i > 0) {
        Checks.inRange(
            sigmaPerYear[i], sigmaPerYear[i - 1], Double.MAX_VALUE, "sigmaPerYear[" + i + "]");
      }
    }
  }

  /** What lies between the level {@code outer} and the edge; {@code inner} gives the slope. */
  private static void tail(
      Quadrature nodes,
      Tail tail,
      double edge,
      double[] scores,
      double[] logs,
      int outer,
      int inner) {
    double from = scores[outer];
    double to = edge < 0 ? Math.min(edge, from - 1) : Math.max(edge, from + 1);
    double mass = edge < 0 ? Normal.cdf(from) : Normal.cdf(-from);
    switch (tail) {
      case FLAT -> nodes.add(StrictMath.exp(logs[outer]), mass);
      case LOGNORMAL -> {
        double width = (to - from) / TAIL_PANELS;
        double left = mass;
        for (int k = 0; k < TAIL_PANELS; k++) {
          double near = from + k * width;
          double far = near + width;
          // The last panel takes what lies beyond the edge too, so that nothing is lost.
          double beyond =
              k == TAIL_PANELS - 1 ? 0 : (edge < 0 ? Normal.cdf(far) : Normal.cdf(-far));
          stretch(nodes, near, far, left - beyond, scores, logs, inner, outer);
          left = beyond;
        }
      }
    }
  }

  /** Nodes between two scores, with ln σ on the line through levels a and b. */
  private static void stretch(
      Quadrature nodes,
      double from,
      double to,
      double mass,
      double[] scores,
      double[] logs,
      int a,
      int b) {
    double slope = (logs[b] - logs[a]) / (scores[b] - scores[a]);
    double norm = 0;
    for (int k = 0; k < Quadrature.POINTS; k++) {
      norm += Quadrature.weight(k) * Normal.pdf(Quadrature.point(k, from, to));
    }
    for (int k = 0; k < Quadrature.POINTS; k++) {
      double z = Quadrature.point(k, from, to);
      double part =
          norm == 0 ? 1.0 / Quadrature.POINTS : Quadrature.weight(k) * Normal.pdf(z) / norm;
      nodes.add(StrictMath.exp(logs[a] + slope * (z - scores[a])), mass * part);
    }
  }

  /** How many nodes there are. */
  public int nodes() {
    return weight.length;
  }

  /** The volatility at a node. */
  public double sigmaPerYear(int node) {
    return sigmaPerYear[node];
  }

  /** The probability that a node stands for; all together are one. */
  public double weight(int node) {
    return weight[node];
  }
}
