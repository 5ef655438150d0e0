package io.plimsoll.models.numeric;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;

/**
 * Logistic regression with a ridge on the slopes, by Newton's method with step halving.
 *
 * <p>Minimises {@code −Σ (t·ln p + (1 − t)·ln(1 − p)) + ½·Σ ridge_j·b_j²} with {@code p = σ(a +
 * xb)}; targets may lie anywhere in [0, 1], so smoothed labels work. A positive ridge makes the
 * minimum unique even where the classes are separable.
 */
public final class LogisticRegression {
  private static final int MOST_STEPS = 200;
  private static final double TINY = 1e-10;

  private LogisticRegression() {}

  /** The logistic function; never overflows. */
  public static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /** Its inverse. */
  public static double logit(double p) {
    return StrictMath.log(p) - StrictMath.log1p(-p);
  }

  /**
   * Fits.
   *
   * @param x {@code x[i]} is one observation
   * @param target in [0, 1]
   * @param ridge penalty of each column, positive
   * @return intercept first, then one slope a column
   */
  public static double[] fit(double[][] x, double[] target, double[] ridge) {
    return fit(x, target, new double[target.length], ridge);
  }

  /** Fits with a known part of the log odds in every row: {@code p = σ(offset + a + xb)}. */
  public static double[] fit(double[][] x, double[] target, double[] offset, double[] ridge) {
    if (x.length != target.length || x.length != offset.length || x.length == 0) {
      throw new IllegalArgumentException(
          "expected as many rows as targets and offsets and at least one, had "
              + x.length
              + ", "
              + target.length
              + ", "
              + offset.length);
    }
    double[] penalty = new double[ridge.length + 1];
    penalty[0] = TINY;
    for (int j = 0; j < ridge.length; j++) {
      penalty[j + 1] = Checks.positive(ridge[j], "ridge");
    }
    for (int i = 0; i < x.length; i++) {
      Checks.inRange(target[i], 0, 1, "target");
      Checks.finite(offset[i], "offset");
      for (double value : x[i]) {
        Checks.finite(value, "x");
      }
    }
    double[] beta = new double[penalty.length];
    double loss = loss(x, target, offset, penalty, beta);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] move = newtonStep(x, target, offset, penalty, beta);
      double size = 1;
      double[] next = moved(beta, move, size);
      double nextLoss = loss(x, target, offset, penalty, next);
      while (nextLoss > loss && size > TINY) {
        size /= 2;
        next = moved(beta, move, size);
        nextLoss = loss(x, target, offset, penalty, next);
      }
      if (!(nextLoss < loss)) {
        return beta;
      }
      beta = next;
      loss = nextLoss;
    }
    throw new PlimsollException(
        ErrorCode.INTERNAL, "logistic regression did not settle in " + MOST_STEPS + " steps");
  }

  private static double[] moved(double[] beta, double[] move, double size) {
    double[] next = beta.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] -= size * move[j];
    }
    return next;
  }

  private static double index(double[] row, double[] beta) {
    double sum = beta[0];
    for (int j = 0; j < row.length; j++) {
      sum += beta[j + 1] * row[j];
    }
    return sum;
  }

  private static double loss(
      double[][] x, double[] target, double[] offset, double[] penalty, double[] beta) {
    double loss = 0;
    for (int i = 0; i < x.length; i++) {
      double z = offset[i] + index(x[i], beta);
      // ln(1 + e^z) − t·z, written so that neither sign of z overflows
      loss += Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))) - target[i] * z;
    }
    for (int j = 0; j < beta.length; j++) {
      loss += 0.5 * penalty[j] * beta[j] * beta[j];
    }
    return loss;
  }

  private static double[] newtonStep(
      double[][] x, double[] target, double[] offset, double[] penalty, double[] beta) {
    int p = beta.length;
    double[] gradient = new double[p];
    double[][] hessian = new double[p][p];
    double[] row = new double[p];
    row[0] = 1;
    for (int i = 0; i < x.length; i++) {
      System.arraycopy(x[i], 0, row, 1, p - 1);
      double probability = logistic(offset[i] + index(x[i], beta));
      double weight = probability * (1 - probability);
      for (int j = 0; j < p; j++) {
        gradient[j] += (probability - target[i]) * row[j];
        double[] sums = hessian[j];
        double scaled = weight * row[j];
        for (int k = 0; k <= j; k++) {
          sums[k] += scaled * row[k];
        }
      }
    }
    for (int j = 0; j < p; j++) {
      gradient[j] += penalty[j] * beta[j];
      hessian[j][j] += penalty[j] + TINY;
    }
    return Cholesky.solve(hessian, gradient);
  }
}
