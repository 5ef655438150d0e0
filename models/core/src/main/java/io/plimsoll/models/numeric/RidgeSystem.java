package io.plimsoll.models.numeric;

/**
 * Ridge regression with an intercept by its normal equations: one pass over the rows, then a solve.
 *
 * <p>Minimises {@code Σ (y − a − xb)² + n·(ridge_a·a² + ridge·Σ b_j²)}. Columns should be of one
 * scale; the penalty makes the system positive definite, so columns may depend on each other.
 * <b>Cost</b>: {@code n·p²/2} and {@code p³/6}.
 */
public final class RidgeSystem {
  /** Keeps the system definite where the intercept has no penalty. */
  private static final double LEAST = 1e-8;

  private final double[][] gram;
  private final double[] moments;
  private int rows;

  /** A system without rows. */
  public RidgeSystem(int columns) {
    gram = new double[columns + 1][];
    for (int j = 0; j <= columns; j++) {
      gram[j] = new double[j + 1];
    }
    moments = new double[columns + 1];
  }

  /** Adds an observation. */
  public void add(double[] x, double y) {
    gram[0][0]++;
    moments[0] += y;
    for (int j = 0; j < x.length; j++) {
      double value = x[j];
      double[] line = gram[j + 1];
      line[0] += value;
      moments[j + 1] += value * y;
      if (value != 0) {
        for (int k = 0; k <= j; k++) {
          line[k + 1] += value * x[k];
        }
      }
    }
    rows++;
  }

  /** Intercept and coefficients under penalties per observation. */
  public double[] solve(double interceptRidge, double ridge) {
    double[][] lower = new double[gram.length][];
    for (int j = 0; j < lower.length; j++) {
      lower[j] = gram[j].clone();
      lower[j][j] += rows * Math.max(LEAST, j == 0 ? interceptRidge : ridge);
    }
    return Cholesky.solve(lower, moments);
  }
}
