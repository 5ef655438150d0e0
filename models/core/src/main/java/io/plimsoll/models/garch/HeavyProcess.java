package io.plimsoll.models.garch;

import io.plimsoll.datasets.Checks;

/**
 * The HEAVY model a step at a time: the variance of returns {@code h_{t+1} = ω + α·x_t + β·h_t} and
 * the expectation of the realized measure {@code m_{t+1} = ω_R + α_R·x_t + β_R·m_t}.
 *
 * <p>Both are linear, so later expectations follow exactly: {@code E m_{t+j+1} = ω_R + (α_R +
 * β_R)·E m_{t+j}}, {@code E h_{t+j+1} = ω + α·E m_{t+j} + β·E h_{t+j}}. Solved once for the
 * horizon: the sum over k returns is a constant plus a weight on each of the two states. A measure
 * that is NaN or negative counts as its expectation.
 *
 * <p><b>Reference</b>: Shephard and Sheppard (2010), Realising the future: forecasting with
 * high-frequency-based volatility (HEAVY) models, Journal of Applied Econometrics 25, section 2.
 */
public final class HeavyProcess implements VarianceProcess {
  private final double omega;
  private final double alpha;
  private final double beta;
  private final double measureOmega;
  private final double measureAlpha;
  private final double measureBeta;
  private final double constant;
  private final double onVariance;
  private final double onMeasure;

  /**
   * A process that forecasts so many returns.
   *
   * @param parameters ω, α, β of the return equation, then ω, α, β of the measure equation
   */
  public HeavyProcess(double[] parameters, int returns) {
    this.omega = Checks.notNegative(parameters[0], "omega");
    this.alpha = Checks.notNegative(parameters[1], "alpha");
    this.beta = Checks.inOpenRange(parameters[2], -1, 1, "beta");
    this.measureOmega = Checks.positive(parameters[3], "measure omega");
    this.measureAlpha = Checks.notNegative(parameters[4], "measure alpha");
    this.measureBeta = Checks.notNegative(parameters[5], "measure beta");
    Checks.inOpenRange(measureAlpha + measureBeta, -1, 1, "measure persistence");
    Checks.positive(returns, "returns");
    // the pair (h, m) after j steps is affine in the pair now; the three rows of coefficients of h
    double persistence = measureAlpha + measureBeta;
    double h0 = 0;
    double hh = 1;
    double hm = 0;
    double m0 = 0;
    double mm = 1;
    double sum0 = 0;
    double sumH = 0;
    double sumM = 0;
    for (int j = 0; j < returns; j++) {
      sum0 += h0;
      sumH += hh;
      sumM += hm;
      h0 = omega + alpha * m0 + beta * h0;
      hh = beta * hh;
      hm = alpha * mm + beta * hm;
      m0 = measureOmega + persistence * m0;
      mm = persistence * mm;
    }
    this.constant = sum0;
    this.onVariance = sumH;
    this.onMeasure = sumM;
  }

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public void start(double[] state, double variance, double measure) {
    state[0] = variance;
    state[1] = measure;
  }

  @Override
  public void update(double[] state, double shock, double measure) {
    double x = measure >= 0 ? measure : state[1];
    state[0] = omega + alpha * x + beta * state[0];
    state[1] = measureOmega + measureAlpha * x + measureBeta * state[1];
  }

  @Override
  public double variance(double[] state) {
    return state[0];
  }

  @Override
  public double sum(double[] state) {
    return constant + onVariance * state[0] + onMeasure * state[1];
  }
}
