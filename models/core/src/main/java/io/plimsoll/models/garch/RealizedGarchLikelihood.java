package io.plimsoll.models.garch;

import java.util.List;

/**
 * The joint log-likelihood of returns and log measures under Realized GARCH with its exact gradient
 * by ω, β, γ, ξ, φ, τ₁, τ₂; the noise variance σ² is at its optimum, the mean squared residual.
 *
 * <p>Searched as the constant {@code ω + γξ}, the persistence {@code π = β + φγ}, and the others as
 * they are. Holds working space: one thread at a time.
 */
final class RealizedGarchLikelihood {
  /** The limits of the coordinates. */
  static final Box BOX =
      new Box(
          new double[] {-5, -0.999, 0, -12, 0.01, -2, -0.4},
          new double[] {5, Garch.MOST_PERSISTENCE, 1.2, 12, 4, 2, 0.4});

  /** Coordinates worth starting from. */
  static final List<double[]> STARTS =
      List.of(
          new double[] {-0.01, 0.95, 0.4, 0.2, 1, 0, 0.05},
          new double[] {0, 0.98, 0.3, 0.2, 1, 0, 0.05},
          new double[] {-0.05, 0.9, 0.6, 0.5, 1, 0, 0.1},
          new double[] {-0.04, 0.8, 0.2, 0.2, 1, 0, 0.05});

  private final double[] returns;
  private final double[] logs;
  private final double[] state;
  private final double[] residual;
  private final double start;
  private final double startLog;
  private int returnCount;
  private int measureCount;

  /**
   * A likelihood.
   *
   * @param logs log measures, NaN where missing
   * @param start the log variance before the first return
   * @param startLog the log measure before the first return
   */
  RealizedGarchLikelihood(double[] returns, double[] logs, double start, double startLog) {
    this.returns = returns;
    this.logs = logs;
    this.state = new double[returns.length];
    this.residual = new double[returns.length];
    this.start = start;
    this.startLog = startLog;
  }

  /** What a parameter set is worth. */
  record Value(double total, double ofReturns, double noise) {}

  /** How many returns are not missing. */
  int returns() {
    return returnCount;
  }

  /** The log variances of the last evaluation. */
  double[] logVariances() {
    return state.clone();
  }

  /** The value; writes its derivatives into {@code gradient}. */
  Value value(double[] p, double[] gradient) {
    double ofReturns = forward(p);
    double squares = 0;
    for (double u : residual) {
      squares += Double.isNaN(u) ? 0 : u * u;
    }
    double noise = squares / measureCount;
    backward(p, noise, gradient);
    double ofMeasure =
        -0.5 * measureCount * (NormalInnovation.LOG_TWO_PI + StrictMath.log(noise) + 1);
    return new Value(ofReturns + ofMeasure, ofReturns, noise);
  }

  private double forward(double[] p) {
    double log = p[0] + p[1] * start + p[2] * startLog;
    double sum = 0;
    returnCount = 0;
    measureCount = 0;
    for (int t = 0; t < returns.length; t++) {
      state[t] = log;
      double z = returns[t] * StrictMath.exp(-0.5 * log);
      double expected = p[3] + p[4] * log;
      residual[t] = logs[t] - expected - p[5] * z - p[6] * (z * z - 1);
      if (!Double.isNaN(z)) {
        sum += NormalInnovation.LOG_TWO_PI + log + z * z;
        returnCount++;
        measureCount += Double.isNaN(residual[t]) ? 0 : 1;
      }
      log = p[0] + p[1] * log + p[2] * (Double.isNaN(logs[t]) ? expected : logs[t]);
    }
    return -0.5 * sum;
  }

  private void backward(double[] p, double noise, double[] gradient) {
    double[] g = new double[7];
    double adjoint = 0;
    for (int t = returns.length - 1; t >= 0; t--) {
      double log = state[t];
      // what the next log variance passes on to this one and to the parameters behind it
      boolean gap = Double.isNaN(logs[t]);
      g[0] += adjoint;
      g[1] += adjoint * log;
      g[2] += adjoint * (gap ? p[3] + p[4] * log : logs[t]);
      g[3] += gap ? adjoint * p[2] : 0;
      g[4] += gap ? adjoint * p[2] * log : 0;
      adjoint *= p[1] + (gap ? p[2] * p[4] : 0);
      double z = returns[t] * StrictMath.exp(-0.5 * log);
      if (Double.isNaN(z)) {
        continue;
      }
      adjoint += 0.5 * (z * z - 1);
      if (!gap) {
        double u = residual[t] / noise;
        g[3] += u;
        g[4] += u * log;
        g[5] += u * z;
        g[6] += u * (z * z - 1);
        adjoint += u * (p[4] - 0.5 * p[5] * z - p[6] * z * z);
      }
    }
    g[0] += adjoint;
    g[1] += adjoint * start;
    g[2] += adjoint * startLog;
    System.arraycopy(g, 0, gradient, 0, 7);
  }

  /** What a minimiser sees: the negative log-likelihood in coordinates. */
  Objective inCoordinates() {
    double[] p = new double[7];
    double[] g = new double[7];
    return (x, gradient) -> {
      toParameters(x, p);
      Value value = value(p, g);
      gradient[0] = -g[0];
      gradient[1] = -g[1];
      gradient[2] = x[3] * g[0] + x[4] * g[1] - g[2];
      gradient[3] = x[2] * g[0] - g[3];
      gradient[4] = x[2] * g[1] - g[4];
      gradient[5] = -g[5];
      gradient[6] = -g[6];
      return -value.total();
    };
  }

  /** The parameters of coordinates. */
  static void toParameters(double[] x, double[] p) {
    p[0] = x[0] - x[2] * x[3];
    p[1] = x[1] - x[4] * x[2];
    p[2] = x[2];
    p[3] = x[3];
    p[4] = x[4];
    p[5] = x[5];
    p[6] = x[6];
  }
}
