package io.plimsoll.models.garch;

import java.util.List;

/**
 * GJR-GARCH(1,1,1): {@code h_t = ω + (α + γ·1{e_{t−1} < 0})·e²_{t−1} + β·h_{t−1}}, with ω > 0, α ≥
 * 0, α + γ ≥ 0, β ≥ 0, α + γ/2 + β ≤ 0.9999.
 *
 * <p>The first variance is the recursion applied to the mean square of the shocks, half of them
 * negative. Searched as the logarithm of ω, the persistence φ = α + γ/2 + β, the share of news (α +
 * γ/2)/φ, and the share of good news in it, α/(2α + γ).
 *
 * <p><b>Reference</b>: Glosten, Jagannathan and Runkle (1993), On the relation between the expected
 * value and the volatility of the nominal excess return on stocks, Journal of Finance 48.
 */
public record Gjr() implements VarianceRecursion {
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
    return new Box(new double[] {-25, 0, 0, 0}, new double[] {5, Garch.MOST_PERSISTENCE, 1, 1});
  }

  @Override
  public int pinned(int coordinate, boolean upper) {
    return switch (coordinate) {
      case 0 -> 0;
      case 1 -> upper ? 3 : 1;
      case 2 -> upper ? 3 : 2;
      default -> upper ? 2 : 1;
    };
  }

  @Override
  public List<double[]> starts() {
    return List.of(
        new double[] {-2.3, 0.9, 0.05, 0.4},
        new double[] {-2.3, 0.9, 0.15, 0.2},
        new double[] {-3.9, 0.98, 0.04, 0.3},
        new double[] {-3.9, 0.98, 0.12, 0.4},
        new double[] {-0.7, 0.5, 0.3, 0.4});
  }

  @Override
  public void parameters(double[] x, double[] parameters) {
    double news = x[1] * x[2];
    parameters[0] = StrictMath.exp(x[0]);
    parameters[1] = 2 * news * x[3];
    parameters[2] = 2 * news * (1 - 2 * x[3]);
    parameters[3] = x[1] * (1 - x[2]);
  }

  @Override
  public void chain(double[] x, double[] byParameter, double[] byCoordinate) {
    double byNews = 2 * (byParameter[1] * x[3] + byParameter[2] * (1 - 2 * x[3]));
    byCoordinate[0] = byParameter[0] * StrictMath.exp(x[0]);
    byCoordinate[1] = byNews * x[2] + byParameter[3] * (1 - x[2]);
    byCoordinate[2] = (byNews - byParameter[3]) * x[1];
    byCoordinate[3] = 2 * x[1] * x[2] * (byParameter[1] - 2 * byParameter[2]);
  }

  @Override
  public double[] rescaled(double[] parameters, double variance, double measure) {
    return new double[] {parameters[0] * variance, parameters[1], parameters[2], parameters[3]};
  }

  @Override
  public void filter(double[] parameters, VariancePath path) {
    double omega = parameters[0];
    double alpha = parameters[1];
    double gamma = parameters[2];
    double beta = parameters[3];
    double[] shock = path.shock;
    double[] variance = path.variance;
    double h = omega + (alpha + 0.5 * gamma + beta) * path.start;
    for (int t = 0; t < shock.length; t++) {
      variance[t] = h;
      double e = shock[t];
      double news =
          !Double.isNaN(e) ? (e < 0 ? alpha + gamma : alpha) * e * e : (alpha + 0.5 * gamma) * h;
      h = omega + news + beta * h;
    }
  }

  @Override
  public void backward(double[] parameters, VariancePath path, double[] gradient) {
    double alpha = parameters[1];
    double gamma = parameters[2];
    double beta = parameters[3];
    double[] shock = path.shock;
    double[] variance = path.variance;
    double byOmega = 0;
    double byAlpha = 0;
    double byGamma = 0;
    double byBeta = 0;
    double byShock = 0;
    double persistence = alpha + 0.5 * gamma + beta;
    double adjoint = path.sensitivity[shock.length - 1];
    for (int t = shock.length - 2; t >= 0; t--) {
      double e = shock[t];
      double h = variance[t];
      byOmega += adjoint;
      byBeta += adjoint * h;
      if (!Double.isNaN(e)) {
        double news = adjoint * e;
        byAlpha += news * e;
        byGamma += e < 0 ? news * e : 0;
        byShock += 2 * (e < 0 ? alpha + gamma : alpha) * news;
        adjoint = path.sensitivity[t] + beta * adjoint;
      } else {
        byAlpha += adjoint * h;
        byGamma += 0.5 * adjoint * h;
        adjoint = persistence * adjoint;
      }
    }
    gradient[0] = byOmega + adjoint;
    gradient[1] = byAlpha + adjoint * path.start;
    gradient[2] = byGamma + 0.5 * adjoint * path.start;
    gradient[3] = byBeta + adjoint * path.start;
    path.startSensitivity = adjoint * persistence;
    path.shockSensitivity += byShock;
  }
}
