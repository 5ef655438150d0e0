package io.plimsoll.models.numeric;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.SplittableRandom;

/**
 * Walks along vertices of the pinball loss until no edge descends.
 *
 * <p>A vertex goes through {@code p} observations, the basis h. With {@code g = Σ_{i∉h} ψ_i·x_i},
 * {@code ψ = τ − 1{r < 0}}, it is a minimum exactly where all of {@code v = −X_h⁻ᵀ·g} lie in {@code
 * [τ − 1, τ]} (Koenker, 2005, Quantile regression, section 2.2). Otherwise the worst observation
 * leaves: along that edge the loss is piecewise linear, its slope rises by {@code |x_i·d|} where
 * observation i changes side, and the observation where it turns positive enters (the long step of
 * Barrodale and Roberts, 1973). Residuals are computed afresh every 20 steps and before a vertex is
 * called a minimum. Where ties make it circle, targets are moved by 1e-11 of the mean residual (or
 * 1e-13 of their mean size) in a fixed pseudo-random pattern; the vertex found is then evaluated at
 * the true targets.
 */
final class QuantileSimplex {
  private static final double OPTIMAL = 1e-9;
  private static final int MOST_STEPS = 200_000;
  private static final double PARALLEL = 1e-12;
  private static final int REFRESH = 20;

  private final double[] design;
  private final int p;
  private final int n;
  private final double[] target;
  private final double[] y;
  private final double tau;
  private final int[] basis;
  private final boolean[] inside;
  private final double[] residual;
  private final double[] along;
  private final Breakpoints breakpoints;
  private double[][] inverse;
  private double[] beta;

  QuantileSimplex(double[] design, int p, double[] y, double tau) {
    this.design = design;
    this.p = p;
    this.n = y.length;
    this.target = y;
    this.y = y.clone();
    this.tau = tau;
    basis = new int[p];
    inside = new boolean[n];
    residual = new double[n];
    along = new double[n];
    breakpoints = new Breakpoints(n);
    inverse = new double[p][p];
    beta = new double[p];
  }

  /** The minimum, starting from the vertex near some coefficients. */
  double[] solve(double[] start) {
    System.arraycopy(new VertexChoice(design, p, y).near(start), 0, basis, 0, p);
    for (int i : basis) {
      inside[i] = true;
    }
    refresh();
    // ties leave rounding in place of zeros, so an edge of no length may seem to have one
    double negligible = 0;
    for (double value : y) {
      negligible = Math.max(negligible, 1e-13 * Math.abs(value));
    }
    int still = 0;
    boolean moved = false;
    boolean fresh = true;
    for (int step = 0; step < MOST_STEPS; step++) {
      double length = descend();
      if (length < 0 && fresh) {
        return moved ? atTargets() : beta;
      }
      still = length > negligible ? 0 : still + 1;
      if (!moved && still > 50 + 5 * p) {
        moved = true;
        perturb();
        refresh();
      }
      fresh = length < 0 || step % REFRESH == 0;
      if (fresh) {
        refresh();
      }
    }
    throw new PlimsollException(
        ErrorCode.INTERNAL,
        "quantile regression at tau " + tau + " did not settle in " + MOST_STEPS + " steps");
  }

  private double[] atTargets() {
    System.arraycopy(target, 0, y, 0, n);
    refresh();
    return beta;
  }

  private void perturb() {
    double mean = 0;
    double size = 0;
    for (int i = 0; i < n; i++) {
      mean += Math.abs(residual[i]) / n;
      size += Math.abs(y[i]) / n;
    }
    double most = Math.max(1e-11 * mean, 1e-13 * size);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < n; i++) {
      y[i] += most * (2 * random.nextDouble() - 1);
    }
  }

  private void refresh() {
    double[][] rows = new double[p][p];
    for (int j = 0; j < p; j++) {
      System.arraycopy(design, basis[j] * p, rows[j], 0, p);
    }
    inverse = VertexChoice.invert(rows);
    beta = new double[p];
    for (int k = 0; k < p; k++) {
      for (int j = 0; j < p; j++) {
        beta[k] += inverse[k][j] * y[basis[j]];
      }
    }
    for (int i = 0; i < n; i++) {
      residual[i] = inside[i] ? 0 : y[i] - product(i, beta);
    }
  }

  private double product(int i, double[] b) {
    double sum = 0;
    for (int k = 0; k < p; k++) {
      sum += b[k] * design[i * p + k];
    }
    return sum;
  }

  /** One edge; returns how far it went, −1 where no edge descends. */
  private double descend() {
    double[] v = multipliers();
    int leaving = -1;
    double worst = OPTIMAL;
    for (int j = 0; j < p; j++) {
      double violation = Math.max(v[j] - tau, tau - 1 - v[j]);
      if (violation > worst) {
        worst = violation;
        leaving = j;
      }
    }
    if (leaving < 0) {
      return -1;
    }
    // the observation's residual becomes −side·t
    int side = v[leaving] > tau ? -1 : 1;
    double[] d = new double[p];
    for (int k = 0; k < p; k++) {
      d[k] = side * inverse[k][leaving];
    }
    double size = 0;
    for (double value : d) {
      size = Math.max(size, Math.abs(value));
    }
    breakpoints.clear();
    for (int i = 0; i < n; i++) {
      along[i] = inside[i] ? 0 : product(i, d);
      boolean falls = residual[i] >= 0 && along[i] > PARALLEL * size;
      boolean rises = residual[i] < 0 && along[i] < -PARALLEL * size;
      if (falls || rises) {
        breakpoints.add(i, residual[i] / along[i], Math.abs(along[i]));
      }
    }
    int entering = breakpoints.where(worst - OPTIMAL);
    if (entering < 0) {
      return -1;
    }
    double length = residual[entering] / along[entering];
    move(leaving, entering, side, length);
    return length;
  }

  private double[] multipliers() {
    double[] g = new double[p];
    for (int i = 0; i < n; i++) {
      if (!inside[i]) {
        double psi = residual[i] < 0 ? tau - 1 : tau;
        for (int k = 0; k < p; k++) {
          g[k] += psi * design[i * p + k];
        }
      }
    }
    double[] v = new double[p];
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < p; k++) {
        v[j] -= inverse[k][j] * g[k];
      }
    }
    return v;
  }

  private void move(int leaving, int entering, int side, double length) {
    for (int i = 0; i < n; i++) {
      residual[i] -= length * along[i];
    }
    // an edge of no length still says on which side the observation is
    residual[basis[leaving]] = -side * Math.max(length, Double.MIN_NORMAL);
    residual[entering] = 0;
    inside[basis[leaving]] = false;
    inside[entering] = true;
    basis[leaving] = entering;
    double[] row = new double[p];
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < p; k++) {
        row[j] += design[entering * p + k] * inverse[k][j];
      }
    }
    for (int k = 0; k < p; k++) {
      inverse[k][leaving] /= row[leaving];
      for (int j = 0; j < p; j++) {
        if (j != leaving) {
          inverse[k][j] -= row[j] * inverse[k][leaving];
        }
      }
    }
  }
}
