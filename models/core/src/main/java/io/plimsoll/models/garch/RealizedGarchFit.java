package io.plimsoll.models.garch;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.List;

/**
 * The log-linear Realized GARCH(1,1) model fitted by joint maximum likelihood.
 *
 * <p>{@code r_t = √h_t·z_t}, {@code ln h_t = ω + β·ln h_{t−1} + γ·ln x_{t−1}}, {@code ln x_t = ξ +
 * φ·ln h_t + τ₁z_t + τ₂(z_t² − 1) + u_t}, z standard normal, u normal with variance σ². Within
 * {@code |β + φγ| ≤ 0.9999}, {@code 0 ≤ γ ≤ 1.2}, {@code |τ₂| ≤ 0.4}, so that forecasts exist.
 *
 * <p>The first log variance takes the logarithm of the mean squared return and the mean log measure
 * for what came before. A measure that is NaN or not positive counts as {@code exp(ξ + φ·ln h_t)}.
 *
 * <p><b>Reference</b>: Hansen, Huang and Shek (2012), Realized GARCH: a joint model for returns and
 * realized measures of volatility, Journal of Applied Econometrics 27, sections 2 and 4.
 *
 * @param parameters in the order of {@link #PARAMETERS}
 * @param logLikelihood of returns and measure together
 * @param returnLogLikelihood the part of the returns, comparable with models that know no measure
 * @param steps how many steps the search took
 */
public record RealizedGarchFit(
    double[] parameters, double logLikelihood, double returnLogLikelihood, int steps) {
  /** The names of the parameters, in order. */
  public static final List<String> PARAMETERS =
      List.of("omega", "beta", "gamma", "xi", "phi", "tau1", "tau2", "sigma2");

  /**
   * Fits.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} and the reason where there are too few
   *     returns or positive measures, or the search does not converge
   */
  public static RealizedGarchFit of(double[] returns, double[] measure) {
    double deviation = GarchFit.Scaling.of(Mean.ZERO, returns, new double[0]).deviation();
    double meanLog = meanLog(measure);
    int n = returns.length;
    double[] scaled = new double[n];
    double[] logs = new double[n];
    for (int t = 0; t < n; t++) {
      scaled[t] = returns[t] / deviation;
      logs[t] = measure[t] > 0 ? StrictMath.log(measure[t]) - meanLog : Double.NaN;
    }
    RealizedGarchLikelihood likelihood = new RealizedGarchLikelihood(scaled, logs, 0, 0);
    BoxMinimizer.Minimum minimum =
        MultiStart.minimize(
            "REALIZED GARCH",
            likelihood.inCoordinates(),
            RealizedGarchLikelihood.BOX,
            RealizedGarchLikelihood.STARTS);
    double[] p = new double[7];
    RealizedGarchLikelihood.toParameters(minimum.x(), p);
    RealizedGarchLikelihood.Value value = likelihood.value(p, new double[7]);
    double shift = likelihood.returns() * StrictMath.log(deviation);
    return new RealizedGarchFit(
        rescaled(p, value.noise(), 2 * StrictMath.log(deviation), meanLog),
        value.total() - shift,
        value.ofReturns() - shift,
        minimum.steps());
  }

  private static double meanLog(double[] measure) {
    double sum = 0;
    int count = 0;
    for (double x : measure) {
      if (x > 0) {
        sum += StrictMath.log(x);
        count++;
      }
    }
    if (count < GarchFit.LEAST_RETURNS) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "REALIZED GARCH needs at least "
              + GarchFit.LEAST_RETURNS
              + " positive realized measures, had "
              + count);
    }
    return sum / count;
  }

  /** {@code ln h = ln h' + v} and {@code ln x = ln x' + m} in both equations. */
  private static double[] rescaled(double[] p, double noise, double v, double m) {
    double omega = p[0] + (1 - p[1]) * v - p[2] * m;
    double xi = p[3] + m - p[4] * v;
    return new double[] {omega, p[1], p[2], xi, p[4], p[5], p[6], noise};
  }

  /** A parameter by name. */
  public double parameter(String name) {
    int i = PARAMETERS.indexOf(name);
    if (i < 0) {
      throw new IllegalArgumentException("no parameter '" + name + "' among " + PARAMETERS);
    }
    return parameters[i];
  }
}
