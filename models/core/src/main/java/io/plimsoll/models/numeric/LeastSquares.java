package io.plimsoll.models.numeric;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * Ordinary and weighted least squares and ridge with an intercept, by Householder reflections on
 * centred and scaled columns.
 *
 * <p>Minimises {@code Σ w·(y − a − xb)² + W·Σ ridge_j·(sd_j·b_j)²} with {@code W = Σ w}; without
 * weights every {@code w} is 1. A column that is constant, or that the columns before it span up to
 * a relative 1e-7, gets the coefficient 0; the fitted values are those of the remaining columns.
 * <b>Cost</b>: {@code n·p²}.
 */
public final class LeastSquares {
  private static final double DEPENDENT = 1e-7;

  private LeastSquares() {}

  /**
   * A fitted line.
   *
   * @param residualVariance weighted sum of squared residuals by {@code n − kept columns − 1}
   * @param rSquared share of the (weighted) variance of {@code y} that is fitted; 0 where {@code y}
   *     is constant
   */
  public record Fit(
      double intercept, double[] coefficients, double residualVariance, double rSquared) {}

  /**
   * Fits without weights.
   *
   * @param x {@code x[i]} is one observation
   * @param ridge penalty of each column on its standardised scale, zero or more
   */
  public static Fit fit(double[][] x, double[] y, double[] ridge) {
    double[] ones = new double[y.length];
    Arrays.fill(ones, 1);
    return fit(x, y, ones, ridge);
  }

  /**
   * Fits with weights.
   *
   * @param x {@code x[i]} is one observation
   * @param weights one an observation, positive: the inverse of its error variance up to a factor
   * @param ridge penalty of each column on its standardised scale, zero or more
   */
  public static Fit fit(double[][] x, double[] y, double[] weights, double[] ridge) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "expected as many rows as targets, had " + x.length + " rows, " + y.length + " targets");
    }
    double[][] columns = new double[ridge.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < ridge.length; j++) {
        columns[j][i] = x[i][j];
      }
    }
    return fitColumns(columns, y, weights, ridge);
  }

  /**
   * Fits with weights, by column.
   *
   * @param x {@code x[j]} is one column, of which the first {@code y.length} numbers count
   */
  public static Fit fitColumns(double[][] x, double[] y, double[] weights, double[] ridge) {
    int n = y.length;
    int p = ridge.length;
    if (weights.length != n || n <= p + 1) {
      throw new IllegalArgumentException(
          "expected as many weights as targets and more than columns + 1, had "
              + weights.length
              + " weights, "
              + n
              + " targets, "
              + p
              + " columns");
    }
    double weight = 0;
    double sumY = 0;
    for (int i = 0; i < n; i++) {
      weight += Checks.positive(weights[i], "weight");
      sumY += weights[i] * Checks.finite(y[i], "y");
    }
    double meanY = sumY / weight;
    double[] roots = new double[n];
    double[] target = new double[n + p];
    for (int i = 0; i < n; i++) {
      roots[i] = Math.sqrt(weights[i]);
      target[i] = roots[i] * (y[i] - meanY);
    }
    double[] means = new double[p];
    double[] scales = new double[p];
    double[][] columns = new double[p][];
    for (int j = 0; j < p; j++) {
      columns[j] = standardise(x[j], j, roots, weight, n + p, means, scales);
      // A constant column stays a column of zeros, which is dropped; with its penalty it would be
      // kept, and what rounding makes of its coefficient be divided by a deviation of zero.
      double penalty = Math.sqrt(weight * Checks.notNegative(ridge[j], "ridge"));
      columns[j][n + j] = scales[j] > 0 ? penalty : 0;
    }
    double[] b = solve(columns, target, n + p);
    int kept = 0;
    double intercept = meanY;
    for (int j = 0; j < p; j++) {
      if (b[j] != 0) {
        kept++;
        b[j] /= scales[j];
        intercept -= b[j] * means[j];
      }
    }
    return summarise(x, y, weights, meanY, intercept, b, n - kept - 1);
  }

  private static double[] standardise(
      double[] x,
      int j,
      double[] roots,
      double weight,
      int length,
      double[] means,
      double[] scales) {
    double[] column = new double[length];
    double sum = 0;
    for (int i = 0; i < roots.length; i++) {
      column[i] = Checks.finite(x[i], "x");
      sum += roots[i] * roots[i] * column[i];
    }
    means[j] = sum / weight;
    double squares = 0;
    for (int i = 0; i < roots.length; i++) {
      column[i] = roots[i] * (column[i] - means[j]);
      squares += column[i] * column[i];
    }
    scales[j] = Math.sqrt(squares / weight);
    boolean constant = !(scales[j] > 1e-12 * Math.abs(means[j]) && scales[j] > Double.MIN_NORMAL);
    scales[j] = constant ? 0 : scales[j];
    for (int i = 0; i < roots.length; i++) {
      column[i] = constant ? 0 : column[i] / scales[j];
    }
    return column;
  }

  /**
   * Reflects column by column; {@code pivot[j]} is the row of column j's diagonal, -1 where it was
   * dropped.
   */
  private static double[] solve(double[][] columns, double[] target, int length) {
    int p = columns.length;
    int[] pivot = new int[p];
    double[] diagonal = new double[p];
    int rank = 0;
    for (int j = 0; j < p; j++) {
      double[] v = columns[j];
      double whole = norm(v, 0, length);
      double rest = norm(v, rank, length);
      if (!(rest > DEPENDENT * whole)) {
        pivot[j] = -1;
        continue;
      }
      diagonal[j] = v[rank] > 0 ? -rest : rest;
      v[rank] -= diagonal[j];
      double squares = 0;
      for (int i = rank; i < length; i++) {
        squares += v[i] * v[i];
      }
      for (int k = j + 1; k < p; k++) {
        reflect(v, squares, columns[k], rank, length);
      }
      reflect(v, squares, target, rank, length);
      pivot[j] = rank++;
    }
    double[] b = new double[p];
    for (int j = p - 1; j >= 0; j--) {
      if (pivot[j] >= 0) {
        double sum = target[pivot[j]];
        for (int k = j + 1; k < p; k++) {
          sum -= columns[k][pivot[j]] * b[k];
        }
        b[j] = sum / diagonal[j];
      }
    }
    return b;
  }

  private static double norm(double[] v, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += v[i] * v[i];
    }
    return Math.sqrt(squares);
  }

  private static void reflect(double[] v, double squares, double[] onto, int from, int to) {
    double product = 0;
    for (int i = from; i < to; i++) {
      product += v[i] * onto[i];
    }
    double factor = 2 * product / squares;
    for (int i = from; i < to; i++) {
      onto[i] -= factor * v[i];
    }
  }

  private static Fit summarise(
      double[][] x,
      double[] y,
      double[] weights,
      double meanY,
      double intercept,
      double[] b,
      int freedom) {
    double[] fitted = new double[y.length];
    Arrays.fill(fitted, intercept);
    for (int j = 0; j < b.length; j++) {
      for (int i = 0; i < y.length; i++) {
        fitted[i] += b[j] * x[j][i];
      }
    }
    double residual = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      residual += weights[i] * ((y[i] - fitted[i]) * (y[i] - fitted[i]));
      total += weights[i] * ((y[i] - meanY) * (y[i] - meanY));
    }
    return new Fit(intercept, b, residual / freedom, total > 0 ? 1 - residual / total : 0);
  }
}
