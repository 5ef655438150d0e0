package io.plimsoll.models.numeric;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.Arrays;

/** Chooses the observations nearest to a plane that determine a plane. */
final class VertexChoice {
  private static final double DEPENDENT = 1e-8;

  private final double[] design;
  private final int p;
  private final double[] y;

  VertexChoice(double[] design, int p, double[] y) {
    this.design = design;
    this.p = p;
    this.y = y;
  }

  /** The rows with the least residuals that are linearly independent. */
  int[] near(double[] beta) {
    int[] order = byResidual(beta);
    int[] chosen = new int[p];
    double[][] orthogonal = new double[p][];
    int count = 0;
    for (int k = 0; k < order.length && count < p; k++) {
      double[] rest = Arrays.copyOfRange(design, order[k] * p, (order[k] + 1) * p);
      double norm = norm(rest);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < count; j++) {
          subtractProjection(rest, orthogonal[j]);
        }
      }
      double left = norm(rest);
      if (left > DEPENDENT * norm) {
        for (int j = 0; j < p; j++) {
          rest[j] /= left;
        }
        orthogonal[count] = rest;
        chosen[count++] = order[k];
      }
    }
    if (count < p) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "quantile regression needs " + p + " independent rows, had " + count);
    }
    return chosen;
  }

  /** Rows by the size of their residual; low bits of the size give way to the row's number. */
  private int[] byResidual(double[] beta) {
    int n = y.length;
    long mask = (1L << (32 - Integer.numberOfLeadingZeros(n))) - 1;
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      double r = y[i];
      for (int k = 0; k < p; k++) {
        r -= beta[k] * design[i * p + k];
      }
      // bits of a double that is not negative are ordered as the double is
      keys[i] = (Double.doubleToLongBits(Math.abs(r)) & ~mask) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = (int) (keys[i] & mask);
    }
    return order;
  }

  private static double norm(double[] v) {
    double squares = 0;
    for (double value : v) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  private static void subtractProjection(double[] from, double[] unit) {
    double product = 0;
    for (int j = 0; j < unit.length; j++) {
      product += from[j] * unit[j];
    }
    for (int j = 0; j < unit.length; j++) {
      from[j] -= product * unit[j];
    }
  }

  /** The inverse of a square matrix, which is overwritten: Gauss and Jordan with row exchanges. */
  static double[][] invert(double[][] a) {
    int p = a.length;
    double[][] inverse = new double[p][p];
    for (int i = 0; i < p; i++) {
      inverse[i][i] = 1;
    }
    for (int j = 0; j < p; j++) {
      int pivot = j;
      for (int i = j + 1; i < p; i++) {
        pivot = Math.abs(a[i][j]) > Math.abs(a[pivot][j]) ? i : pivot;
      }
      swap(a, j, pivot);
      swap(inverse, j, pivot);
      double factor = 1 / a[j][j];
      for (int k = 0; k < p; k++) {
        a[j][k] *= factor;
        inverse[j][k] *= factor;
      }
      for (int i = 0; i < p; i++) {
        double multiple = i == j ? 0 : a[i][j];
        for (int k = 0; multiple != 0 && k < p; k++) {
          a[i][k] -= multiple * a[j][k];
          inverse[i][k] -= multiple * inverse[j][k];
        }
      }
    }
    return inverse;
  }

  private static void swap(double[][] rows, int i, int j) {
    double[] row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }
}
