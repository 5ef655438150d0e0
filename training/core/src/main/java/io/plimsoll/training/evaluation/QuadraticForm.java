package io.plimsoll.training.evaluation;

import io.plimsoll.models.numeric.Cholesky;
import java.util.Arrays;

/** {@code v'A⁻¹v} of a symmetric positive definite matrix, what Wald statistics are made of. */
final class QuadraticForm {
  private QuadraticForm() {}

  /**
   * The value; NaN where the matrix is not positive definite (a pivot is not above 1e-14 of its
   * diagonal).
   */
  static double inverse(double[][] matrix, double[] vector) {
    double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    double[] solution = Cholesky.solveIfDefinite(copy, vector, 1e-14);
    if (solution == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * solution[i];
    }
    return sum;
  }
}
