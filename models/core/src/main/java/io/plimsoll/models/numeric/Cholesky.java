package io.plimsoll.models.numeric;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;

/**
 * Solves symmetric positive definite systems; only the lower triangle is read, and it is
 * overwritten.
 */
final class Cholesky {
  private Cholesky() {}

  static double[] solve(double[][] a, double[] right) {
    int p = right.length;
    for (int j = 0; j < p; j++) {
      for (int i = j; i < p; i++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        if (i > j) {
          a[i][j] = sum / a[j][j];
        } else if (sum > 0) {
          a[j][j] = Math.sqrt(sum);
        } else {
          throw new PlimsollException(
              ErrorCode.INVALID_INPUT,
              "the system is not positive definite: pivot " + j + " was " + sum);
        }
      }
    }
    double[] x = right.clone();
    for (int i = 0; i < p; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = p - 1; i >= 0; i--) {
      for (int k = i + 1; k < p; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }
}
