package io.plimsoll.features.correlation;

/**
 * The inner loops of {@link CorrelationMatrix}, over rows, so that the compiler makes vectors of
 * them; sums are kept in four parts that are added in a fixed order, so that the bits do not depend
 * on whether it does.
 */
final class LinearAlgebra {
  private static final int BLOCK = 16;

  private LinearAlgebra() {}

  /** The scalar product. */
  static double dot(double[] a, double[] b, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < n; j += 4) {
      s0 += a[j] * b[j];
      s1 += a[j + 1] * b[j + 1];
      s2 += a[j + 2] * b[j + 2];
      s3 += a[j + 3] * b[j + 3];
    }
    for (; j < n; j++) {
      s0 += a[j] * b[j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Adds {@code factor · a} to {@code to}, from a place on. */
  static void add(double factor, double[] a, double[] to, int from, int n) {
    for (int j = from; j < n; j++) {
      to[j] += factor * a[j];
    }
  }

  /** Rows {@code to..} become the products of a symmetric matrix with rows {@code from..}. */
  static void multiply(
      double[][] matrix, int n, double[][] from, int first, double[][] to, int rows) {
    for (int p = 0; p < rows; p++) {
      java.util.Arrays.fill(to[first + p], 0, n, 0);
    }
    int j = 0;
    for (; j + 3 < n; j += 4) {
      for (int p = first; p < first + rows; p++) {
        addFour(from[p], j, matrix, to[p], n);
      }
    }
    for (; j < n; j++) {
      for (int p = first; p < first + rows; p++) {
        add(from[p][j], matrix[j], to[p], 0, n);
      }
    }
  }

  private static void addFour(double[] factors, int j, double[][] matrix, double[] to, int n) {
    double f0 = factors[j];
    double f1 = factors[j + 1];
    double f2 = factors[j + 2];
    double f3 = factors[j + 3];
    double[] a0 = matrix[j];
    double[] a1 = matrix[j + 1];
    double[] a2 = matrix[j + 2];
    double[] a3 = matrix[j + 3];
    for (int i = 0; i < n; i++) {
      to[i] += (f0 * a0[i] + f1 * a1[i]) + (f2 * a2[i] + f3 * a3[i]);
    }
  }

  /**
   * Turns the upper triangle of a symmetric matrix into U with {@code UᵀU} = that matrix, sixteen
   * rows at a time; false where it is not positive definite.
   */
  static boolean factor(double[][] u, int n) {
    for (int block = 0; block < n; block += BLOCK) {
      int end = Math.min(block + BLOCK, n);
      for (int k = block; k < end; k++) {
        double pivot = u[k][k];
        // A correlation matrix has 1 on its diagonal: this is a pivot of rounding errors.
        if (!(pivot > 1e-12)) {
          return false;
        }
        double scale = 1 / Math.sqrt(pivot);
        double[] row = u[k];
        for (int j = k; j < n; j++) {
          row[j] *= scale;
        }
        for (int i = k + 1; i < end; i++) {
          add(-row[i], row, u[i], i, n);
        }
      }
      if (end - block == BLOCK) {
        for (int i = end; i < n; i++) {
          takeBlock(u, block, u[i], i, n);
        }
      }
    }
    return true;
  }

  private static void takeBlock(double[][] u, int block, double[] to, int i, int n) {
    for (int k = block; k < block + BLOCK; k += 4) {
      takeFour(u, k, to, i, n);
    }
  }

  private static void takeFour(double[][] u, int k, double[] to, int i, int n) {
    double[] a0 = u[k];
    double[] a1 = u[k + 1];
    double[] a2 = u[k + 2];
    double[] a3 = u[k + 3];
    double f0 = a0[i];
    double f1 = a1[i];
    double f2 = a2[i];
    double f3 = a3[i];
    for (int j = i; j < n; j++) {
      to[j] -= (f0 * a0[j] + f1 * a1[j]) + (f2 * a2[j] + f3 * a3[j]);
    }
  }

  /** {@code zᵀ (UᵀU)⁻¹ z}; destroys z. */
  static double inverseForm(double[][] u, double[] z, int n) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      double w = z[k] / u[k][k];
      sum += w * w;
      add(-w, u[k], z, k + 1, n);
    }
    return sum;
  }

  /**
   * The eigenvalues of a symmetric matrix on its diagonal, its eigenvectors in the rows of another
   * one, by cyclic Jacobi rotations; false where they do not settle.
   */
  static boolean jacobi(double[][] a, double[][] vectors, int n) {
    double scale = 0;
    for (int i = 0; i < n; i++) {
      java.util.Arrays.fill(vectors[i], 0, n, 0);
      vectors[i][i] = 1;
      scale += dot(a[i], a[i], n);
    }
    for (int sweep = 0; sweep < 40; sweep++) {
      double off = 0;
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          off += a[i][j] * a[i][j];
        }
      }
      if (off <= 1e-30 * scale) {
        return true;
      }
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          rotate(a, vectors, i, j, n);
        }
      }
    }
    return false;
  }

  private static void rotate(double[][] a, double[][] vectors, int i, int j, int n) {
    double aij = a[i][j];
    if (aij == 0) {
      return;
    }
    double theta = (a[j][j] - a[i][i]) / (2 * aij);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    double[] ai = a[i];
    double[] aj = a[j];
    double aii = ai[i] - t * aij;
    double ajj = aj[j] + t * aij;
    for (int k = 0; k < n; k++) {
      double x = ai[k];
      double y = aj[k];
      ai[k] = c * x - s * y;
      aj[k] = s * x + c * y;
    }
    for (int k = 0; k < n; k++) {
      a[k][i] = ai[k];
      a[k][j] = aj[k];
    }
    ai[i] = aii;
    aj[j] = ajj;
    ai[j] = 0;
    aj[i] = 0;
    double[] vi = vectors[i];
    double[] vj = vectors[j];
    for (int k = 0; k < n; k++) {
      double x = vi[k];
      double y = vj[k];
      vi[k] = c * x - s * y;
      vj[k] = s * x + c * y;
    }
  }
}
