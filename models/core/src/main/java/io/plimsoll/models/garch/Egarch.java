package io.plimsoll.models.garch;

import java.util.List;

/**
 * EGARCH(1,1,1): {@code ln h_t = ω + α·(|z_{t−1}| − √(2/π)) + γ·z_{t−1} + β·ln h_{t−1}} with {@code
 * z = e/√h} and |β| < 1; positive whatever the parameters are.
 *
 * <p>The constant √(2/π) is the mean of |z| under the normal distribution and stays the same under
 * others, where it only shifts ω. The first log variance is {@code ω + β·ln(mean e²)}.
 *
 * <p>The search keeps to α ≥ 0. With α below zero large shocks would calm the market, and the
 * likelihood may have spurious peaks where the recursion does not forget its start.
 *
 * <p><b>Reference</b>: Nelson (1991), Conditional heteroskedasticity in asset returns: a new
 * approach, Econometrica 59.
 */
public record Egarch() implements VarianceRecursion {
  /** The mean of |z| under the normal distribution. */
  static final double CENTRE = 0.7978845608028654;

  @Override
  public List<String> parameters() {
    return List.of("omega", "alpha", "gamma", "beta");
  }

  @Override
  public boolean readsMeasure() {
    return false;
  }

  @Override
  public Box box() {
    return new Box(
        new double[] {-5, 0, -2, -0.999}, new double[] {5, 2, 2, Garch.MOST_PERSISTENCE});
  }

  @Override
  public int pinned(int coordinate, boolean upper) {
    return coordinate;
  }

  @Override
  public List<double[]> starts() {
    return List.of(
        new double[] {0, 0.1, 0, 0.95},
        new double[] {0, 0.2, -0.05, 0.98},
        new double[] {0, 0.3, -0.05, 0.9},
        new double[] {0, 0.2, 0, 0.7});
  }

  @Override
  public void parameters(double[] x, double[] parameters) {
    parameters[0] = x[0];
    parameters[1] = x[1];
    parameters[2] = x[2];
    parameters[3] = x[3];
  }

  @Override
  public void chain(double[] x, double[] byParameter, double[] byCoordinate) {
    byCoordinate[0] = byParameter[0];
    byCoordinate[1] = byParameter[1];
    byCoordinate[2] = byParameter[2];
    byCoordinate[3] = byParameter[3];
  }

  @Override
  public double[] rescaled(double[] parameters, double variance, double measure) {
    double omega = parameters[0] + (1 - parameters[3]) * StrictMath.log(variance);
    return new double[] {omega, parameters[1], parameters[2], parameters[3]};
  }

  @Override
  public void filter(double[] parameters, VariancePath path) {
    double omega = parameters[0];
    double alpha = parameters[1];
    double gamma = parameters[2];
    double beta = parameters[3];
    double log = omega + beta * StrictMath.log(path.start);
    for (int t = 0; t < path.size(); t++) {
      path.logVariance[t] = log;
      double deviation = StrictMath.exp(0.5 * log);
      path.variance[t] = deviation * deviation;
      double z = path.shock[t] / deviation;
      double news = !Double.isNaN(z) ? alpha * (Math.abs(z) - CENTRE) + gamma * z : 0;
      log = omega + news + beta * log;
    }
  }

  @Override
  public void backward(double[] parameters, VariancePath path, double[] gradient) {
    double alpha = parameters[1];
    double gamma = parameters[2];
    double beta = parameters[3];
    double byOmega = 0;
    double byAlpha = 0;
    double byGamma = 0;
    double byBeta = 0;
    double byShock = 0;
    int last = path.size() - 1;
    double adjoint = path.sensitivity[last] * path.variance[last];
    for (int t = last - 1; t >= 0; t--) {
      byOmega += adjoint;
      byBeta += adjoint * path.logVariance[t];
      double deviation = Math.sqrt(path.variance[t]);
      double z = path.shock[t] / deviation;
      if (!Double.isNaN(z)) {
        double size = Math.abs(z);
        byAlpha += adjoint * (size - CENTRE);
        byGamma += adjoint * z;
        byShock += adjoint * (alpha * Math.signum(z) + gamma) / deviation;
        double own = path.sensitivity[t] * path.variance[t];
        adjoint = own + (beta - 0.5 * (alpha * size + gamma * z)) * adjoint;
      } else {
        adjoint = beta * adjoint;
      }
    }
    gradient[0] = byOmega + adjoint;
    gradient[1] = byAlpha;
    gradient[2] = byGamma;
    gradient[3] = byBeta + adjoint * StrictMath.log(path.start);
    path.startSensitivity = adjoint * beta / path.start;
    path.shockSensitivity += byShock;
  }
}
