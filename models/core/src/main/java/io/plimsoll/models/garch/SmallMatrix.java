package io.plimsoll.models.garch;

import io.plimsoll.models.numeric.Cholesky;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a quasi-Newton search and standard errors need of matrices of a few rows. */
final class SmallMatrix {
  private static final double LEAST_PIVOT = 1e-10;

  private SmallMatrix() {}

  /** The Newton step {@code −H⁻¹g} over some variables; straight downhill where H fails. */
  static double[] descent(double[][] hessian, double[] gradient, int[] free) {
    int n = free.length;
    double[] right = new double[n];
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      right[i] = -gradient[free[i]];
      for (int j = 0; j < n; j++) {
        a[i][j] = hessian[free[i]][free[j]];
      }
    }
    double[] x = Cholesky.solveIfDefinite(a, right, LEAST_PIVOT);
    return x == null ? right : x;
  }

  /**
   * Adds multiples of its diagonal to a symmetric matrix, ever larger ones, until it is positive
   * definite.
   */
  static void makePositive(double[][] matrix) {
    double[] diagonal = new double[matrix.length];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = Math.max(Math.abs(matrix[i][i]), 1e-8);
      matrix[i][i] = diagonal[i];
    }
    for (double ridge = 1e-3; inverse(matrix) == null && ridge < 1e12; ridge *= 4) {
      for (int i = 0; i < diagonal.length; i++) {
        matrix[i][i] = diagonal[i] * (1 + ridge);
      }
    }
  }

  /** The inverse of a symmetric positive definite matrix; null where it is not. */
  static double @Nullable [][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
      double[] column = Cholesky.solveIfDefinite(copy, unit, LEAST_PIVOT);
      if (column == null) {
        return null;
      }
      inverse[i] = column;
    }
    return inverse;
  }

  /** The product of two square matrices. */
  static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  /**
   * Powell's damped BFGS: {@code B} moves towards the curvature seen between two points and stays
   * positive along the step.
   */
  static void dampedUpdate(double[][] b, double[] x, double[] to, double[] g, double[] gTo) {
    int n = x.length;
    double[] s = new double[n];
    double[] y = new double[n];
    double[] bs = new double[n];
    double sy = 0;
    double sbs = 0;
    for (int i = 0; i < n; i++) {
      s[i] = to[i] - x[i];
      y[i] = gTo[i] - g[i];
      sy += s[i] * y[i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        bs[i] += b[i][j] * s[j];
      }
      sbs += s[i] * bs[i];
    }
    if (!(sbs > 0) || !Double.isFinite(sy)) {
      return;
    }
    if (sy < 0.2 * sbs) {
      double keep = 0.8 * sbs / (sbs - sy);
      sy = 0;
      for (int i = 0; i < n; i++) {
        y[i] = keep * y[i] + (1 - keep) * bs[i];
        sy += s[i] * y[i];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i][j] += y[i] * y[j] / sy - bs[i] * bs[j] / sbs;
      }
    }
  }
}
