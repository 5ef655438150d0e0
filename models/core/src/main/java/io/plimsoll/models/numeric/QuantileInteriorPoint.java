package io.plimsoll.models.numeric;

import io.plimsoll.datasets.PlimsollException;
import java.util.Arrays;

/**
 * A point near the minimum of the pinball loss: predictor and corrector steps on the dual.
 *
 * <p>The dual of quantile regression is {@code max y'x} over {@code 0 ≤ x ≤ 1} with {@code X'x = (1
 * − τ)·X'1}; {@code x = 1 − τ} is feasible, so steps only have to keep {@code X'dx = 0}, and the
 * multipliers of these equations are the coefficients (Portnoy and Koenker, 1997, section 4; the
 * corrector is Mehrotra's, 1992). It stops at a relative gap of 1e-5, after 60 steps, or where the
 * normal equations lose rank to rounding; {@link QuantileSimplex} makes the point exact.
 */
final class QuantileInteriorPoint {
  private static final int MOST_STEPS = 60;
  private static final double GAP = 1e-5;
  private static final double SHORTEN = 0.9995;

  private final double[] design;
  private final int p;
  private final double[] y;
  private final double[] x;
  private final double[] s;
  private final double[] z;
  private final double[] w;
  private final double[] dx;
  private final double[] dz;
  private final double[] dw;
  private final double[] weight;
  private final double[] right;
  private final double[] beta;

  private QuantileInteriorPoint(double[] design, int p, double[] y) {
    this.design = design;
    this.p = p;
    this.y = y;
    int n = y.length;
    x = new double[n];
    s = new double[n];
    z = new double[n];
    w = new double[n];
    dx = new double[n];
    dz = new double[n];
    dw = new double[n];
    weight = new double[n];
    right = new double[n];
    beta = new double[p];
  }

  /**
   * Coefficients that nearly minimise the loss.
   *
   * @param design rows of {@code p} numbers, one after the other, the first of each 1
   */
  static double[] solve(double[] design, int p, double[] y, double tau) {
    QuantileInteriorPoint point = new QuantileInteriorPoint(design, p, y);
    try {
      point.start(tau);
      for (int step = 0; step < MOST_STEPS && !point.closed(); step++) {
        point.step();
      }
    } catch (PlimsollException e) {
      // Rank lost to rounding at the boundary: what was reached is near enough for the simplex.
      return point.beta;
    }
    return point.beta;
  }

  private void start(double tau) {
    for (int i = 0; i < y.length; i++) {
      x[i] = 1 - tau;
      s[i] = tau;
      weight[i] = 1;
      right[i] = y[i];
    }
    add(beta, normalEquations(), 1);
    double size = 0;
    double[] residuals = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      residuals[i] = y[i] - fitted(beta, i);
      size += Math.abs(residuals[i]) / y.length;
    }
    // the first column is the intercept: a plane with as many rows below as it should have
    Arrays.sort(residuals);
    beta[0] += OrderStatistics.linear(residuals, tau);
    // dual feasibility is z − w = Xb − y, both positive
    double margin = Math.max(1e-3 * size, Double.MIN_NORMAL);
    for (int i = 0; i < y.length; i++) {
      double slack = fitted(beta, i) - y[i];
      z[i] = Math.max(slack, 0) + margin;
      w[i] = z[i] - slack;
    }
  }

  private boolean closed() {
    double gap = 0;
    double loss = 0;
    for (int i = 0; i < y.length; i++) {
      gap += z[i] * x[i] + w[i] * s[i];
      loss += Math.abs(y[i] - fitted(beta, i));
    }
    return !(gap > GAP * loss);
  }

  private void step() {
    int n = y.length;
    for (int i = 0; i < n; i++) {
      weight[i] = 1 / (z[i] / x[i] + w[i] / s[i]);
      right[i] = z[i] - w[i];
    }
    double[] move = normalEquations();
    double complementarity = 0;
    for (int i = 0; i < n; i++) {
      dx[i] = weight[i] * (fitted(move, i) - right[i]);
      dz[i] = -z[i] * (1 + dx[i] / x[i]);
      dw[i] = -w[i] * (1 - dx[i] / s[i]);
      complementarity += z[i] * x[i] + w[i] * s[i];
    }
    double primal = primalLength();
    double dual = dualLength();
    if (Math.min(primal, dual) < 1) {
      move = correct(complementarity, primal, dual);
      primal = primalLength();
      dual = dualLength();
    }
    for (int i = 0; i < n; i++) {
      x[i] += primal * dx[i];
      s[i] -= primal * dx[i];
      z[i] += dual * dz[i];
      w[i] += dual * dw[i];
    }
    // the multipliers of X'x = b are minus the coefficients
    add(beta, move, -dual);
  }

  /** Aims at the centre that the affine step says is in reach, with its second-order term. */
  private double[] correct(double complementarity, double primal, double dual) {
    int n = y.length;
    double after = 0;
    for (int i = 0; i < n; i++) {
      after += (z[i] + dual * dz[i]) * (x[i] + primal * dx[i]);
      after += (w[i] + dual * dw[i]) * (s[i] - primal * dx[i]);
    }
    double ratio = after / complementarity;
    double mu = complementarity * ratio * ratio * ratio / (2 * n);
    double[] affine = dx.clone();
    for (int i = 0; i < n; i++) {
      right[i] += (dx[i] * dz[i] - mu) / x[i] + (dx[i] * dw[i] + mu) / s[i];
    }
    double[] move = normalEquations();
    for (int i = 0; i < n; i++) {
      dx[i] = weight[i] * (fitted(move, i) - right[i]);
      dz[i] = (mu - affine[i] * dz[i] - z[i] * dx[i]) / x[i] - z[i];
      dw[i] = (mu + affine[i] * dw[i] + w[i] * dx[i]) / s[i] - w[i];
    }
    return move;
  }

  private double primalLength() {
    double most = Double.POSITIVE_INFINITY;
    for (int i = 0; i < y.length; i++) {
      most = dx[i] < 0 ? Math.min(most, -x[i] / dx[i]) : most;
      most = dx[i] > 0 ? Math.min(most, s[i] / dx[i]) : most;
    }
    return Math.min(SHORTEN * most, 1);
  }

  private double dualLength() {
    double most = Double.POSITIVE_INFINITY;
    for (int i = 0; i < y.length; i++) {
      most = dz[i] < 0 ? Math.min(most, -z[i] / dz[i]) : most;
      most = dw[i] < 0 ? Math.min(most, -w[i] / dw[i]) : most;
    }
    return Math.min(SHORTEN * most, 1);
  }

  /** Solves {@code X'QX·b = X'Q·right} with the weights Q. */
  private double[] normalEquations() {
    double[][] gram = new double[p][p];
    double[] product = new double[p];
    for (int i = 0; i < y.length; i++) {
      int row = i * p;
      for (int j = 0; j < p; j++) {
        double scaled = weight[i] * design[row + j];
        product[j] += scaled * right[i];
        for (int k = 0; k <= j; k++) {
          gram[j][k] += scaled * design[row + k];
        }
      }
    }
    return Cholesky.solve(gram, product);
  }

  private double fitted(double[] b, int i) {
    double sum = 0;
    for (int k = 0; k < p; k++) {
      sum += b[k] * design[i * p + k];
    }
    return sum;
  }

  private static void add(double[] to, double[] move, double factor) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * move[k];
    }
  }
}
