package io.plimsoll.models.garch;

import io.plimsoll.datasets.Checks;

/**
 * The log-linear Realized GARCH model a step at a time; the state is the log variance.
 *
 * <p>By its measurement equation the log variance is an autoregression, {@code ln h_{t+1} = (ω +
 * γξ) + (β + φγ)·ln h_t + γ·(τ(z_t) + u_t)}, so forecasts are those of {@link LogForecast}, exact
 * for normal z and u: {@code ln E exp(b₁z + b₂(z² − 1)) = −b₂ − ½ln(1 − 2b₂) + b₁²/(2(1 − 2b₂))}
 * for {@code b₂ < ½}. A measure that is NaN or not positive counts as {@code exp(ξ + φ·ln h_t)}.
 */
public final class RealizedGarchProcess implements VarianceProcess {
  private final double omega;
  private final double beta;
  private final double gamma;
  private final double xi;
  private final double phi;
  private final LogForecast forecast;

  /**
   * A process that forecasts so many returns.
   *
   * @param p in the order of {@link RealizedGarchFit#PARAMETERS}
   */
  public RealizedGarchProcess(double[] p, int returns) {
    this.omega = Checks.finite(p[0], "omega");
    this.beta = Checks.finite(p[1], "beta");
    this.gamma = Checks.finite(p[2], "gamma");
    this.xi = Checks.finite(p[3], "xi");
    this.phi = Checks.finite(p[4], "phi");
    double tau1 = Checks.finite(p[5], "tau1");
    double tau2 = Checks.inOpenRange(p[6] * gamma, -10, 0.5, "gamma times tau2");
    double noise = Checks.notNegative(p[7], "sigma2");
    double persistence = Checks.inOpenRange(beta + phi * gamma, -1, 1, "persistence");
    Checks.positive(returns, "returns");
    double constant = omega + gamma * xi;
    LogForecast.Cumulant cumulant =
        b -> {
          double b1 = b * gamma * tau1;
          double b2 = b * tau2;
          double spread = 1 - 2 * b2;
          return -b2
              - 0.5 * StrictMath.log(spread)
              + b1 * b1 / (2 * spread)
              + 0.5 * b * b * gamma * gamma * noise;
        };
    this.forecast = new LogForecast(constant, persistence, cumulant, returns);
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public void start(double[] state, double variance, double measure) {
    state[0] = StrictMath.log(variance);
  }

  @Override
  public void update(double[] state, double shock, double measure) {
    double log = measure > 0 ? StrictMath.log(measure) : xi + phi * state[0];
    state[0] = omega + beta * state[0] + gamma * log;
  }

  @Override
  public double variance(double[] state) {
    return StrictMath.exp(state[0]);
  }

  @Override
  public double sum(double[] state) {
    return forecast.sum(state[0]);
  }
}
