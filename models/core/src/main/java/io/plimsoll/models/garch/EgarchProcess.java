package io.plimsoll.models.garch;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.Normal;

/**
 * EGARCH(1,1,1) a step at a time; the state is the log variance.
 *
 * <p>Forecasts are those of {@link LogForecast}. Normal innovations: exact, {@code E exp(a|z| +
 * g·z) = exp((a+g)²/2)·Φ(a+g) + exp((a−g)²/2)·Φ(a−g)} (Nelson 1991, appendix). Student's t: that
 * expectation is infinite for every a > 0, the model has no finite variance forecast beyond the
 * next return; the stated rule is the log-normal one, {@code K(b) = b·E g(z) + b²·Var g(z)/2}, from
 * the exact mean and variance of the news term.
 */
public final class EgarchProcess implements VarianceProcess {
  private final double omega;
  private final double alpha;
  private final double gamma;
  private final double beta;
  private final LogForecast forecast;

  /** A process that forecasts so many returns. */
  public EgarchProcess(double[] parameters, Innovation innovation, double[] shape, int returns) {
    this.omega = Checks.finite(parameters[0], "omega");
    this.alpha = Checks.finite(parameters[1], "alpha");
    this.gamma = Checks.finite(parameters[2], "gamma");
    this.beta = Checks.inOpenRange(parameters[3], -1, 1, "beta");
    Checks.positive(returns, "returns");
    double absolute = innovation.meanAbsolute(shape);
    double mean = alpha * (absolute - Egarch.CENTRE);
    double variance = alpha * alpha * (1 - absolute * absolute) + gamma * gamma;
    LogForecast.Cumulant cumulant =
        switch (innovation) {
          case NormalInnovation() -> this::normalCumulant;
          case StudentInnovation() -> b -> b * mean + 0.5 * b * b * variance;
        };
    this.forecast = new LogForecast(omega, beta, cumulant, returns);
  }

  private double normalCumulant(double b) {
    double p = b * (alpha + gamma);
    double q = b * (alpha - gamma);
    double first = 0.5 * p * p + Normal.logCdf(p);
    double second = 0.5 * q * q + Normal.logCdf(q);
    double most = Math.max(first, second);
    double sum = StrictMath.exp(first - most) + StrictMath.exp(second - most);
    return most + StrictMath.log(sum) - b * alpha * Egarch.CENTRE;
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
    double z = shock * StrictMath.exp(-0.5 * state[0]);
    double news = Double.isNaN(z) ? 0 : alpha * (Math.abs(z) - Egarch.CENTRE) + gamma * z;
    state[0] = omega + news + beta * state[0];
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
