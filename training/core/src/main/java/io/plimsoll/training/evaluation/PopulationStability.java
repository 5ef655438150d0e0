package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;

/**
 * How far a distribution has moved from a reference: {@code Σ (q − p)·ln(q/p)} over bins that hold
 * equal shares of the reference, shares being at least 1e-4.
 *
 * <p>By custom, below 0.1 is stable and above 0.25 a shift. <b>Range</b> [0, ∞).
 *
 * <p><b>Reference</b>: Siddiqi (2006), Credit risk scorecards, chapter 10; the divergence is that
 * of Jeffreys (1946).
 */
public final class PopulationStability {
  private static final double LEAST_SHARE = 1e-4;

  private PopulationStability() {}

  /**
   * The index; NaN where a sample is empty.
   *
   * @param bins from 2, for example 10
   */
  public static double index(double[] reference, double[] actual, int bins) {
    Checks.inRange(bins, 2, Integer.MAX_VALUE, "bins");
    Samples.allFinite(reference, "reference value");
    Samples.allFinite(actual, "value");
    if (reference.length == 0 || actual.length == 0) {
      return Double.NaN;
    }
    double[] edges = Quantiles.edges(reference, bins);
    double[] p = shares(edges, reference);
    double[] q = shares(edges, actual);
    double sum = 0;
    for (int b = 0; b < bins; b++) {
      sum += (q[b] - p[b]) * (StrictMath.log(q[b]) - StrictMath.log(p[b]));
    }
    return sum;
  }

  private static double[] shares(double[] edges, double[] values) {
    double[] shares = new double[edges.length + 1];
    for (double value : values) {
      shares[Quantiles.bin(edges, value)]++;
    }
    for (int b = 0; b < shares.length; b++) {
      shares[b] = Math.max(LEAST_SHARE, shares[b] / values.length);
    }
    return shares;
  }
}
