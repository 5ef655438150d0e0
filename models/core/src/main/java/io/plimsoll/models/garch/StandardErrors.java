package io.plimsoll.models.garch;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Standard errors of a fit.
 *
 * <p>Parameters at a limit have none (NaN); those of the others are as if they were known. The
 * Hessian comes from central differences of the exact gradient, scores from central differences of
 * each return's log density.
 */
public enum StandardErrors {
  /** From the Hessian alone: right where the distribution is. */
  HESSIAN,
  /** From the outer product of scores alone. */
  OUTER_PRODUCT,
  /** Hessian, outer product, Hessian: right for the variance whatever the distribution is. */
  ROBUST;

  private static final double STEP = 1e-5;

  /**
   * Computes them, in the order of the fit's parameters.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where the information matrix is not
   *     positive definite
   */
  public double[] of(GarchFit fit, double[] returns, double[] measure) {
    GarchLikelihood likelihood = new GarchLikelihood(fit.model(), returns, measure);
    int[] free = free(fit);
    double[][] covariance =
        switch (this) {
          case HESSIAN -> inverse(information(likelihood, fit, free));
          case OUTER_PRODUCT -> inverse(outerProduct(likelihood, fit, free));
          case ROBUST -> {
            double[][] bread = inverse(information(likelihood, fit, free));
            double[][] meat = outerProduct(likelihood, fit, free);
            yield SmallMatrix.product(SmallMatrix.product(bread, meat), bread);
          }
        };
    double[] errors = new double[fit.parameters().length];
    Arrays.fill(errors, Double.NaN);
    for (int i = 0; i < free.length; i++) {
      errors[free[i]] = Math.sqrt(covariance[i][i]);
    }
    return errors;
  }

  private static int[] free(GarchFit fit) {
    return IntStream.range(0, fit.parameters().length).filter(i -> !fit.atLimit()[i]).toArray();
  }

  private static double[][] inverse(double[][] matrix) {
    double[][] inverse = SmallMatrix.inverse(matrix);
    if (inverse == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "no standard errors: the information matrix is not positive definite");
    }
    return inverse;
  }

  private static double step(double parameter) {
    return STEP * Math.max(Math.abs(parameter), 1e-2);
  }

  private static double[][] information(GarchLikelihood likelihood, GarchFit fit, int[] free) {
    int n = free.length;
    double[][] slopes = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] above = fit.parameters().clone();
      double[] below = fit.parameters().clone();
      above[free[i]] += step(above[free[i]]);
      below[free[i]] -= step(below[free[i]]);
      double[] gradientAbove = new double[above.length];
      double[] gradientBelow = new double[below.length];
      likelihood.value(above, gradientAbove);
      likelihood.value(below, gradientBelow);
      slopes[i] = new double[n];
      for (int j = 0; j < n; j++) {
        slopes[i][j] =
            (gradientBelow[free[j]] - gradientAbove[free[j]]) / (above[free[i]] - below[free[i]]);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        slopes[i][j] = 0.5 * (slopes[i][j] + slopes[j][i]);
        slopes[j][i] = slopes[i][j];
      }
    }
    return slopes;
  }

  private static double[][] outerProduct(GarchLikelihood likelihood, GarchFit fit, int[] free) {
    double[][] scores = new double[free.length][];
    for (int i = 0; i < free.length; i++) {
      double[] above = fit.parameters().clone();
      double[] below = fit.parameters().clone();
      above[free[i]] += step(above[free[i]]);
      below[free[i]] -= step(below[free[i]]);
      double[] high = likelihood.logDensities(above);
      double[] low = likelihood.logDensities(below);
      scores[i] = new double[high.length];
      for (int t = 0; t < high.length; t++) {
        scores[i][t] = (high[t] - low[t]) / (above[free[i]] - below[free[i]]);
      }
    }
    double[][] sum = new double[free.length][free.length];
    for (int i = 0; i < free.length; i++) {
      for (int j = 0; j < free.length; j++) {
        for (int t = 0; t < likelihood.size(); t++) {
          sum[i][j] += scores[i][t] * scores[j][t];
        }
      }
    }
    return sum;
  }
}
