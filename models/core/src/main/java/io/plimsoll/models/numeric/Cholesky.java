package io.plimsoll.models.numeric;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import org.jspecify.annotations.Nullable;

/**
 * Solves symmetric positive definite systems; only the lower triangle is read, and it is
 * overwritten. <b>Cost</b>: {@code p³/6} multiplications.
 */
public final class Cholesky {
  private Cholesky() {}

  /** The solution; throws INVALID_INPUT where the matrix is not positive definite. */
  public static double[] solve(double[][] a, double[] right) {
    int failed = factorize(a, right.length, 0);
    if (failed >= 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "the system is not positive definite: pivot " + failed + " was " + a[failed][failed]);
    }
    return substitute(a, right);
  }

  /**
   * The solution; null where a pivot is not finite or not above {@code leastPivot} times its
   * diagonal.
   */
  public static double @Nullable [] solveIfDefinite(
      double[][] a, double[] right, double leastPivot) {
    return factorize(a, right.length, leastPivot) >= 0 ? null : substitute(a, right);
  }

  /** Returns the pivot that failed and leaves its value in its place; -1 where none did. */
  private static int factorize(double[][] a, int p, double leastPivot) {
    for (int j = 0; j < p; j++) {
      for (int i = j; i < p; i++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        if (i > j) {
          a[i][j] = sum / a[j][j];
          continue;
        }
        boolean fails = !(sum > 0 && sum > leastPivot * a[j][j]) || Double.isInfinite(sum);
        a[j][j] = fails ? sum : Math.sqrt(sum);
        if (fails) {
          return j;
        }
      }
    }
    return -1;
  }

  private static double[] substitute(double[][] lower, double[] right) {
    double[] x = right.clone();
    int p = x.length;
    for (int i = 0; i < p; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= lower[i][k] * x[k];
      }
      x[i] /= lower[i][i];
    }
    for (int i = p - 1; i >= 0; i--) {
      for (int k = i + 1; k < p; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }
}
