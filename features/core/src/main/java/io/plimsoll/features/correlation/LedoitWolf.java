package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;

/**
 * A covariance matrix of few observations, drawn towards a multiple of the identity by just so much
 * that it is expected to be closest to the true one; and the home of that weight, which {@link
 * ShrinkageIntensity} has of fading weights.
 *
 * <p>With the means removed and S the sample covariance (divisor n), {@code μ = tr S / p}, {@code
 * d² = ‖S − μI‖²}, {@code b² = Σ ‖xxᵀ − S‖² / n² = (Σ ‖x‖⁴ / n − ‖S‖²) / n}: the matrix is {@code
 * (1 − δ) S + δ μ I}, {@code δ = min(1, b² / d²)}. Where S is a multiple of the identity already
 * every δ gives the same matrix, and δ is 1; a number that is not finite is NaN.
 *
 * <p><b>Unit</b>: squared unit of the observations; δ a fraction. <b>Range</b>: δ in [0, 1].
 * <b>Cost</b>: O(n p²). <b>Reference</b>: Ledoit, Wolf (2004), A well-conditioned estimator for
 * large-dimensional covariance matrices, section 3.2.
 */
public final class LedoitWolf {
  private final double[][] covariance;
  private final double mean;
  private final double shrinkage;

  /** The matrix of series of equal length, {@code [variable][observation]}. */
  public LedoitWolf(double[][] series) {
    int p = (int) Checks.positive(series.length, "variables");
    int n = series[0].length;
    if (n < 2) {
      throw new IllegalArgumentException("observations must be at least 2, were " + n);
    }
    double[][] centred = new double[p][];
    for (int i = 0; i < p; i++) {
      if (series[i].length != n) {
        throw new IllegalArgumentException(
            "variable " + i + " must have " + n + " observations, had " + series[i].length);
      }
      centred[i] = centred(series[i]);
    }
    covariance = new double[p][p];
    double trace = 0;
    double norm = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        covariance[i][j] = LinearAlgebra.dot(centred[i], centred[j], n) / n;
        norm += covariance[i][j] * covariance[i][j];
      }
      trace += covariance[i][i];
    }
    mean = trace / p;
    shrinkage = shrinkage(fourths(centred, n) / n / n, 1.0 / n, norm, trace, p);
  }

  /**
   * δ of observations with weights w that add up to 1, equal ones being 1/n.
   *
   * @param fourths {@code Σ w² ‖x‖⁴}
   * @param weightSquares {@code Σ w²}
   * @param norm {@code ‖S‖²}, the sum of the squares of all cells
   * @param trace {@code tr S}
   * @param p how many variables S is of
   */
  static double shrinkage(
      double fourths, double weightSquares, double norm, double trace, double p) {
    double noise = fourths - weightSquares * norm;
    double identity = trace * trace / p;
    double distance = norm - identity;
    if (!Double.isFinite(noise) || !Double.isFinite(distance)) {
      return Double.NaN;
    }
    return distance > 1e-12 * identity ? Math.clamp(noise / distance, 0.0, 1.0) : 1;
  }

  private static double[] centred(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double[] centred = new double[values.length];
    for (int t = 0; t < centred.length; t++) {
      centred[t] = values[t] - sum / values.length;
    }
    return centred;
  }

  /** The sum over observations of their lengths to the fourth. */
  private static double fourths(double[][] centred, int n) {
    double sum = 0;
    for (int t = 0; t < n; t++) {
      double square = 0;
      for (double[] one : centred) {
        square += one[t] * one[t];
      }
      sum += square * square;
    }
    return sum;
  }

  /** δ, the weight of the multiple of the identity. */
  public double shrinkage() {
    return shrinkage;
  }

  /** The shrunk covariance of two variables. */
  public double covariance(int i, int j) {
    return (1 - shrinkage) * covariance[i][j] + (i == j ? shrinkage * mean : 0);
  }
}
