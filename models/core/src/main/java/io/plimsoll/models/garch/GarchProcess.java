package io.plimsoll.models.garch;

import io.plimsoll.datasets.Checks;

/**
 * GARCH(1,1) and GJR a step at a time; without leverage γ is zero.
 *
 * <p>Forecast in closed form: {@code E h_{t+j} = v + φ^{j−1}·(h_{t+1} − v)} with the long-run
 * variance {@code v = ω/(1 − φ)} and the persistence {@code φ = α + γ/2 + β}, so k returns have
 * {@code k·v + (h_{t+1} − v)·(1 − φ^k)/(1 − φ)}.
 */
public final class GarchProcess implements VarianceProcess {
  private final double omega;
  private final double onRise;
  private final double onFall;
  private final double beta;
  private final double longRun;
  private final int returns;
  private final double weight;

  /** A process that forecasts so many returns. */
  public GarchProcess(double omega, double alpha, double gamma, double beta, int returns) {
    double persistence = Checks.inOpenRange(alpha + 0.5 * gamma + beta, -1, 1, "persistence");
    this.omega = Checks.positive(omega, "omega");
    this.onRise = alpha;
    this.onFall = alpha + gamma;
    this.beta = beta;
    this.longRun = omega / (1 - persistence);
    this.returns = (int) Checks.positive(returns, "returns");
    this.weight = (1 - StrictMath.pow(persistence, returns)) / (1 - persistence);
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public void start(double[] state, double variance, double measure) {
    state[0] = variance;
  }

  @Override
  public void update(double[] state, double shock, double measure) {
    double h = state[0];
    double news =
        Double.isNaN(shock)
            ? 0.5 * (onRise + onFall) * h
            : (shock < 0 ? onFall : onRise) * shock * shock;
    state[0] = omega + news + beta * h;
  }

  @Override
  public double variance(double[] state) {
    return state[0];
  }

  @Override
  public double sum(double[] state) {
    return returns * longRun + (state[0] - longRun) * weight;
  }
}
