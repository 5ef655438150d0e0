package io.plimsoll.training.evaluation;

/** {@code v'A⁻¹v} of a symmetric positive definite matrix, what Wald statistics are made of. */
final class QuadraticForm {
  private QuadraticForm() {}

  /**
   * The value; NaN where the matrix is not positive definite (a pivot is not above 1e-14 of its
   * diagonal).
   */
  static double inverse(double[][] matrix, double[] vector) {
    int p = vector.length;
    double[][] lower = new double[p][p];
    double[] z = new double[p];
    double sum = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        if (j < i) {
          lower[i][j] = rest / lower[j][j];
        } else if (rest > 1e-14 * Math.abs(matrix[i][i])) {
          lower[i][i] = Math.sqrt(rest);
        } else {
          return Double.NaN;
        }
      }
      z[i] = vector[i];
      for (int k = 0; k < i; k++) {
        z[i] -= lower[i][k] * z[k];
      }
      z[i] /= lower[i][i];
      sum += z[i] * z[i];
    }
    return sum;
  }
}
