package io.plimsoll.models.numeric;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * Linear quantile regression: the exact minimum of {@code Σ ρ_τ(y − a − xb)} with the pinball loss
 * {@code ρ_τ(u) = u·(τ − 1{u < 0})}.
 *
 * <p>{@link QuantileInteriorPoint} comes near the minimum in some twenty passes over the data,
 * {@link QuantileSimplex} then walks along vertices until no edge descends, so the result is a
 * vertex: it goes through as many observations as there are coefficients. Where several vertices
 * are minimal one of them is given. A column that is constant, or that the columns before it span
 * up to a relative 1e-7, gets the coefficient 0.
 *
 * <p><b>Range</b>: any. <b>Cost</b>: about {@code 20·n·p² + pivots·n·p}.
 *
 * <p><b>Reference</b>: Koenker and Bassett, 1978, Regression quantiles, Econometrica 46(1); Portnoy
 * and Koenker, 1997, The Gaussian hare and the Laplacian tortoise, Statistical Science 12(4),
 * section 4.
 */
public final class QuantileRegression {
  private static final double DEPENDENT = 1e-7;

  private QuantileRegression() {}

  /**
   * A fitted plane.
   *
   * @param slopes one a column
   * @param pinball mean pinball loss of the rows it was fitted on
   */
  public record Fit(double intercept, double[] slopes, double pinball) {}

  /** The pinball loss of missing an outcome by {@code error = outcome − quantile}. */
  public static double pinball(double error, double tau) {
    return error < 0 ? (tau - 1) * error : tau * error;
  }

  /**
   * Fits.
   *
   * @param x {@code x[i]} is one observation; all of the same length, which may be zero
   * @param tau in (0, 1)
   * @throws IllegalArgumentException where a number is not finite or there are fewer rows than
   *     coefficients
   */
  public static Fit fit(double[][] x, double[] y, double tau) {
    Checks.inOpenRange(tau, 0, 1, "tau");
    int columns = requireShape(x, y);
    double[] means = new double[columns];
    double[] scales = new double[columns];
    int[] kept = independent(x, columns, means, scales);
    int p = kept.length + 1;
    double[] design = new double[y.length * p];
    for (int i = 0; i < y.length; i++) {
      design[i * p] = 1;
      for (int k = 1; k < p; k++) {
        int j = kept[k - 1];
        design[i * p + k] = (x[i][j] - means[j]) / scales[j];
      }
    }
    double[] start = QuantileInteriorPoint.solve(design, p, y, tau);
    double[] b = new QuantileSimplex(design, p, y, tau).solve(start);
    double[] slopes = new double[columns];
    double intercept = b[0];
    for (int k = 1; k < p; k++) {
      int j = kept[k - 1];
      slopes[j] = b[k] / scales[j];
      intercept -= slopes[j] * means[j];
    }
    double loss = 0;
    for (int i = 0; i < y.length; i++) {
      double fitted = 0;
      for (int k = 0; k < p; k++) {
        fitted += b[k] * design[i * p + k];
      }
      loss += pinball(y[i] - fitted, tau);
    }
    return new Fit(intercept, slopes, loss / y.length);
  }

  private static int requireShape(double[][] x, double[] y) {
    int columns = x.length == 0 ? 0 : x[0].length;
    if (x.length != y.length || y.length <= columns) {
      throw new IllegalArgumentException(
          "expected as many rows as targets and more than columns, had "
              + x.length
              + " rows, "
              + y.length
              + " targets, "
              + columns
              + " columns");
    }
    for (int i = 0; i < y.length; i++) {
      Checks.finite(y[i], "y");
      if (x[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " must have " + columns + " columns, had " + x[i].length);
      }
      for (double value : x[i]) {
        Checks.finite(value, "x");
      }
    }
    return columns;
  }

  /** Columns that are not constant and not spanned by the ones before: Gram and Schmidt, twice. */
  private static int[] independent(double[][] x, int columns, double[] means, double[] scales) {
    int n = x.length;
    double[][] orthogonal = new double[columns][];
    int[] kept = new int[columns];
    int count = 0;
    for (int j = 0; j < columns; j++) {
      double[] v = new double[n];
      for (int i = 0; i < n; i++) {
        v[i] = x[i][j];
        means[j] += v[i] / n;
      }
      for (int i = 0; i < n; i++) {
        v[i] -= means[j];
      }
      double norm = Math.sqrt(dot(v, v));
      scales[j] = norm / Math.sqrt(n);
      if (!(scales[j] > 1e-12 * Math.abs(means[j]) && scales[j] > Double.MIN_NORMAL)) {
        continue;
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k < count; k++) {
          double[] u = orthogonal[k];
          double product = dot(u, v);
          for (int i = 0; i < n; i++) {
            v[i] -= product * u[i];
          }
        }
      }
      double rest = Math.sqrt(dot(v, v));
      if (rest > DEPENDENT * norm) {
        for (int i = 0; i < n; i++) {
          v[i] /= rest;
        }
        orthogonal[count] = v;
        kept[count++] = j;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
