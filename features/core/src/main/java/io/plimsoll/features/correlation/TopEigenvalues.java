package io.plimsoll.features.correlation;

import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/**
 * The largest eigenvalues of a symmetric positive matrix that changes little from one time to the
 * next: block Krylov steps from the eigenvectors of last time.
 *
 * <p>Each step spans {@code V, AV, A²V}, makes it orthonormal, solves the small problem in it and
 * goes on with its best vectors, until the residuals {@code Av − θv} of all wanted vectors together
 * are at most {@code 5e-5} of the trace; then each number is within that of an eigenvalue, and
 * nearly always within its square over the gap. The block has three vectors more than are wanted;
 * the last is drawn anew each time, so that what was orthogonal to the others is found once it
 * grows. Plain power steps need hundreds of products where eigenvalues lie close together. Where
 * the space would be the whole one, Jacobi rotations solve the matrix itself.
 *
 * <p><b>Reference</b>: Golub, Van Loan (2013), Matrix computations, sections 8.5, 10.1 and 10.3.
 */
final class TopEigenvalues {
  private static final int SPARE = 3;
  private static final int DEPTH = 3;
  private static final int MOST_STEPS = 300;

  /** Residuals above this share of the trace are not an answer. */
  static final double TOLERANCE = 5e-5;

  private final int n;
  private final int wanted;
  private final int block;
  private final int space;
  private final boolean whole;
  private final double[][] basis;

  /** The space and its image. */
  private final double[][] q;

  private final double[][] aq;
  private final double[][] small;
  private final double[][] vectors;
  private final double[] residual;
  private final int[] order;
  private long calls;
  private int steps;

  TopEigenvalues(int n, int wanted) {
    this.n = n;
    this.wanted = Math.min(wanted, n);
    block = this.wanted + SPARE;
    whole = block * DEPTH >= n;
    space = whole ? n : block * DEPTH;
    basis = new double[whole ? 0 : block][n];
    q = new double[whole ? 0 : space][n];
    aq = new double[whole ? 0 : space][n];
    small = new double[space][space];
    vectors = new double[space][space];
    order = new int[space];
    residual = new double[n];
    for (int p = 0; p < basis.length; p++) {
      draw(basis[p], p + 1L);
    }
  }

  /** Numbers in (−½, ½) that depend on the seed alone. */
  private static void draw(double[] to, long seed) {
    long x = seed * 0x9E3779B97F4A7C15L + 0x1234567L;
    for (int j = 0; j < to.length; j++) {
      x = x * 6364136223846793005L + 1442695040888963407L;
      to[j] = (x >>> 11) * 0x1.0p-53 - 0.5;
    }
  }

  /** How many steps the last answer took. */
  int steps() {
    return steps;
  }

  /** Begins with what another one found. */
  void continueFrom(TopEigenvalues other) {
    for (int p = 0; p < basis.length; p++) {
      System.arraycopy(other.basis[p], 0, basis[p], 0, n);
    }
    calls = other.calls;
  }

  /** The sum of the wanted eigenvalues of a matrix; NaN where they cannot be had. */
  double sum(double[][] matrix, double trace) {
    calls++;
    if (whole) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(matrix[i], 0, small[i], 0, n);
      }
      return LinearAlgebra.jacobi(small, vectors, n) ? sumOfLargest() : Double.NaN;
    }
    draw(basis[block - 1], calls * 1_000L);
    for (steps = 1; steps <= MOST_STEPS; steps++) {
      if (!span(matrix) || !LinearAlgebra.jacobi(small, vectors, space)) {
        break;
      }
      double sum = sumOfLargest();
      if (combine() <= TOLERANCE * trace) {
        return sum;
      }
    }
    // Whatever spoilt it must not spoil what comes after.
    for (int p = 0; p < block; p++) {
      draw(basis[p], p + 1L);
    }
    return Double.NaN;
  }

  /** Fills the space, its image and the small matrix. */
  private boolean span(double[][] matrix) {
    for (int b = 0; b < DEPTH; b++) {
      double[][] source = b == 0 ? basis : aq;
      int from = b == 0 ? 0 : (b - 1) * block;
      for (int p = 0; p < block; p++) {
        System.arraycopy(source[from + p], 0, q[b * block + p], 0, n);
        if (!orthonormal(b * block + p)) {
          return false;
        }
      }
      LinearAlgebra.multiply(matrix, n, q, b * block, aq, block);
    }
    for (int a = 0; a < space; a++) {
      for (int b = a; b < space; b++) {
        small[a][b] = LinearAlgebra.dot(q[a], aq[b], n);
        small[b][a] = small[a][b];
      }
    }
    return true;
  }

  /** Makes a vector of the space orthogonal to those before it and of length 1. */
  private boolean orthonormal(int p) {
    double[] v = q[p];
    for (int attempt = 0; attempt < 3; attempt++) {
      double before = Math.sqrt(LinearAlgebra.dot(v, v, n));
      double length = before;
      // Twice is enough, unless all of it was of the others.
      for (int pass = 0; pass < 2; pass++) {
        for (int o = 0; o < p; o++) {
          LinearAlgebra.add(-LinearAlgebra.dot(v, q[o], n), q[o], v, 0, n);
        }
        length = Math.sqrt(LinearAlgebra.dot(v, v, n));
      }
      if (length > 1e-12 * before && length > 0) {
        double scale = 1 / length;
        for (int j = 0; j < n; j++) {
          v[j] *= scale;
        }
        return true;
      }
      if (!(before < Double.POSITIVE_INFINITY)) {
        return false;
      }
      draw(v, 77_777L + 100L * p + attempt);
    }
    return false;
  }

  /** Orders the eigenvalues of the small matrix, the largest first, and adds up those wanted. */
  private double sumOfLargest() {
    for (int i = 0; i < space; i++) {
      int at = i;
      while (at > 0 && small[order[at - 1]][order[at - 1]] < small[i][i]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = i;
    }
    double sum = 0;
    for (int k = 0; k < wanted; k++) {
      sum += small[order[k]][order[k]];
    }
    return sum;
  }

  /** The best vectors become the basis; gives the length of the residuals of those wanted. */
  private double combine() {
    double squares = 0;
    for (int k = 0; k < block; k++) {
      double[] weights = vectors[order[k]];
      double theta = small[order[k]][order[k]];
      Arrays.fill(basis[k], 0);
      Arrays.fill(residual, 0);
      for (int p = 0; p < space; p++) {
        LinearAlgebra.add(weights[p], q[p], basis[k], 0, n);
        if (k < wanted) {
          LinearAlgebra.add(weights[p], aq[p], residual, 0, n);
        }
      }
      if (k < wanted) {
        LinearAlgebra.add(-theta, basis[k], residual, 0, n);
        squares += LinearAlgebra.dot(residual, residual, n);
      }
    }
    return Math.sqrt(squares);
  }

  void save(SavedState.Writer out) {
    out.putLong(calls);
    for (double[] vector : basis) {
      for (double value : vector) {
        out.put(value);
      }
    }
  }

  void restore(SavedState.Reader in) {
    calls = in.getLong();
    for (double[] vector : basis) {
      for (int j = 0; j < n; j++) {
        vector[j] = in.get();
      }
    }
  }
}
