package io.plimsoll.training.evaluation;

import java.util.Arrays;

/**
 * Columns made orthonormal one after the other, those that the ones before span left out.
 *
 * <p>Each column is orthogonalised twice, so that the result is orthogonal to working precision; a
 * column whose rest is below 1e-9 of its length is dependent.
 */
final class GramSchmidt {
  private static final double DEPENDENT = 1e-9;

  private final double[][] q;
  private final double[][] r;
  private final int[] kept;

  private GramSchmidt(double[][] q, double[][] r, int[] kept) {
    this.q = q;
    this.r = r;
    this.kept = kept;
  }

  /** Of columns of equal length; they are not changed. */
  static GramSchmidt of(double[][] columns) {
    double[][] q = new double[columns.length][];
    double[][] r = new double[columns.length][];
    int[] kept = new int[columns.length];
    int rank = 0;
    for (int j = 0; j < columns.length; j++) {
      double[] v = columns[j].clone();
      double whole = Math.sqrt(dot(v, v));
      double[] weights = new double[rank + 1];
      for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k < rank; k++) {
          double weight = dot(q[k], v);
          weights[k] += weight;
          for (int i = 0; i < v.length; i++) {
            v[i] -= weight * q[k][i];
          }
        }
      }
      double rest = Math.sqrt(dot(v, v));
      if (rest > DEPENDENT * whole) {
        for (int i = 0; i < v.length; i++) {
          v[i] /= rest;
        }
        weights[rank] = rest;
        q[rank] = v;
        r[rank] = weights;
        kept[rank++] = j;
      }
    }
    return new GramSchmidt(
        Arrays.copyOf(q, rank), Arrays.copyOf(r, rank), Arrays.copyOf(kept, rank));
  }

  /** How many columns are independent. */
  int rank() {
    return q.length;
  }

  /** The square of the length of what the columns explain of y. */
  double explained(double[] y) {
    double sum = 0;
    for (double[] column : q) {
      double weight = dot(column, y);
      sum += weight * weight;
    }
    return sum;
  }

  /** Least-squares coefficients of y on columns; 0 for dependent ones. */
  double[] coefficients(double[] y, int columns) {
    double[] onto = new double[rank()];
    for (int k = 0; k < onto.length; k++) {
      onto[k] = dot(q[k], y);
    }
    double[] solution = backSubstitute(onto);
    double[] coefficients = new double[columns];
    for (int k = 0; k < onto.length; k++) {
      coefficients[kept[k]] = solution[k];
    }
    return coefficients;
  }

  /** {@code (X'X)⁻¹} of columns that are all independent. */
  double[][] inverseCross() {
    int p = rank();
    double[][] rows = new double[p][p]; // rows[k] is column k of R⁻¹
    for (int k = 0; k < p; k++) {
      double[] unit = new double[p];
      unit[k] = 1;
      rows[k] = backSubstitute(unit);
    }
    double[][] inverse = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < p; k++) {
          inverse[i][j] += rows[k][i] * rows[k][j];
        }
      }
    }
    return inverse;
  }

  private double[] backSubstitute(double[] right) {
    double[] x = right.clone();
    for (int k = x.length - 1; k >= 0; k--) {
      for (int j = k + 1; j < x.length; j++) {
        x[k] -= r[j][k] * x[j];
      }
      x[k] /= r[k][k];
    }
    return x;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
