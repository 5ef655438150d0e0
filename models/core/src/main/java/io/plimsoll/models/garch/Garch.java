package io.plimsoll.models.garch;

import java.util.List;

/**
 * GARCH(1,1): {@code h_t = ω + α·e²_{t−1} + β·h_{t−1}}, with ω > 0, α ≥ 0, β ≥ 0, α + β ≤ 0.9999.
 *
 * <p>The first variance is the recursion applied to the mean square of the shocks. Searched as the
 * logarithm of ω, the persistence φ = α + β and the share α/φ.
 *
 * <p><b>Reference</b>: Bollerslev (1986), Generalized autoregressive conditional
 * heteroskedasticity, Journal of Econometrics 31.
 */
public record Garch() implements VarianceRecursion {
  /** A persistence of one would leave no long-run variance to return to. */
  static final double MOST_PERSISTENCE = 0.9999;

  @Override
  public List<String> parameters() {
    return List.of("omega", "alpha", "beta");
  }

  @Override
  public boolean readsMeasure() {
    return false;
  }

  @Override
  public Box box() {
    return new Box(new double[] {-25, 0, 0}, new double[] {5, MOST_PERSISTENCE, 1});
  }

  @Override
  public int pinned(int coordinate, boolean upper) {
    if (coordinate == 0) {
      return 0;
    }
    return upper ? 2 : 1;
  }

  @Override
  public List<double[]> starts() {
    return List.of(
        new double[] {-2.3, 0.9, 0.05},
        new double[] {-2.3, 0.9, 0.15},
        new double[] {-3.9, 0.98, 0.05},
        new double[] {-3.9, 0.98, 0.12},
        new double[] {-0.7, 0.5, 0.3});
  }

  @Override
  public void parameters(double[] x, double[] parameters) {
    parameters[0] = StrictMath.exp(x[0]);
    parameters[1] = x[1] * x[2];
    parameters[2] = x[1] * (1 - x[2]);
  }

  @Override
  public void chain(double[] x, double[] byParameter, double[] byCoordinate) {
    byCoordinate[0] = byParameter[0] * StrictMath.exp(x[0]);
    byCoordinate[1] = byParameter[1] * x[2] + byParameter[2] * (1 - x[2]);
    byCoordinate[2] = (byParameter[1] - byParameter[2]) * x[1];
  }

  @Override
  public double[] rescaled(double[] parameters, double variance, double measure) {
    return new double[] {parameters[0] * variance, parameters[1], parameters[2]};
  }

  @Override
  public void filter(double[] parameters, VariancePath path) {
    double omega = parameters[0];
    double alpha = parameters[1];
    double beta = parameters[2];
    double[] shock = path.shock;
    double[] variance = path.variance;
    double h = omega + (alpha + beta) * path.start;
    for (int t = 0; t < shock.length; t++) {
      variance[t] = h;
      double e = shock[t];
      h = omega + alpha * (!Double.isNaN(e) ? e * e : h) + beta * h;
    }
  }

  @Override
  public void backward(double[] parameters, VariancePath path, double[] gradient) {
    double alpha = parameters[1];
    double beta = parameters[2];
    double[] shock = path.shock;
    double[] variance = path.variance;
    double[] sensitivity = path.sensitivity;
    double byOmega = 0;
    double byAlpha = 0;
    double byBeta = 0;
    double byShock = 0;
    int n = shock.length;
    double adjoint = sensitivity[n - 1];
    for (int t = n - 2; t >= 0; t--) {
      double e = shock[t];
      double h = variance[t];
      byOmega += adjoint;
      byBeta += adjoint * h;
      if (!Double.isNaN(e)) {
        byAlpha += adjoint * e * e;
        byShock += adjoint * e;
        adjoint = sensitivity[t] + beta * adjoint;
      } else {
        byAlpha += adjoint * h;
        adjoint = (alpha + beta) * adjoint;
      }
    }
    gradient[0] = byOmega + adjoint;
    gradient[1] = byAlpha + adjoint * path.start;
    gradient[2] = byBeta + adjoint * path.start;
    path.startSensitivity = adjoint * (alpha + beta);
    path.shockSensitivity += 2 * alpha * byShock;
  }
}
