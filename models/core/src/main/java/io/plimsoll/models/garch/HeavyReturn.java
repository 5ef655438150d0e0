package io.plimsoll.models.garch;

import java.util.List;

/**
 * The return equation of the HEAVY model: {@code h_t = ω + α·x_{t−1} + β·h_{t−1}}, driven by a
 * realized measure x in place of the squared return, with ω ≥ 0, α ≥ 0, 0 ≤ β ≤ 0.9999.
 *
 * <p>The first variance takes the mean measure and the mean square of the shocks for what came
 * before. The measure may not have gaps; {@link HeavyFit} fills them with their expectations.
 * Searched as the logarithm of ω + α·(mean x), β, and the share of the measure in that sum.
 *
 * <p><b>Reference</b>: Shephard and Sheppard (2010), Realising the future: forecasting with
 * high-frequency-based volatility (HEAVY) models, Journal of Applied Econometrics 25.
 */
public record HeavyReturn() implements VarianceRecursion {
  @Override
  public List<String> parameters() {
    return List.of("omega", "alpha", "beta");
  }

  @Override
  public boolean readsMeasure() {
    return true;
  }

  @Override
  public Box box() {
    return new Box(new double[] {-25, 0, 0}, new double[] {5, Garch.MOST_PERSISTENCE, 1});
  }

  @Override
  public int pinned(int coordinate, boolean upper) {
    return switch (coordinate) {
      case 0 -> 0;
      case 1 -> 2;
      default -> upper ? 0 : 1;
    };
  }

  @Override
  public List<double[]> starts() {
    return List.of(
        new double[] {-0.4, 0.3, 0.8},
        new double[] {-0.9, 0.6, 0.9},
        new double[] {-1.6, 0.8, 0.8},
        new double[] {-3, 0.95, 0.8});
  }

  @Override
  public void parameters(double[] x, double[] parameters) {
    double inflow = StrictMath.exp(x[0]);
    parameters[0] = inflow * (1 - x[2]);
    parameters[1] = inflow * x[2];
    parameters[2] = x[1];
  }

  @Override
  public void chain(double[] x, double[] byParameter, double[] byCoordinate) {
    double byInflow = byParameter[0] * (1 - x[2]) + byParameter[1] * x[2];
    byCoordinate[0] = byInflow * StrictMath.exp(x[0]);
    byCoordinate[1] = byParameter[2];
    byCoordinate[2] = (byParameter[1] - byParameter[0]) * StrictMath.exp(x[0]);
  }

  @Override
  public double[] rescaled(double[] parameters, double variance, double measure) {
    return new double[] {
      parameters[0] * variance, parameters[1] * variance / measure, parameters[2]
    };
  }

  @Override
  public void filter(double[] parameters, VariancePath path) {
    double omega = parameters[0];
    double alpha = parameters[1];
    double beta = parameters[2];
    double h = omega + alpha * path.startMeasure + beta * path.start;
    for (int t = 0; t < path.size(); t++) {
      path.variance[t] = h;
      h = omega + alpha * path.measure[t] + beta * h;
    }
  }

  @Override
  public void backward(double[] parameters, VariancePath path, double[] gradient) {
    double beta = parameters[2];
    double byOmega = 0;
    double byAlpha = 0;
    double byBeta = 0;
    int last = path.size() - 1;
    double adjoint = path.sensitivity[last];
    for (int t = last - 1; t >= 0; t--) {
      byOmega += adjoint;
      byAlpha += adjoint * path.measure[t];
      byBeta += adjoint * path.variance[t];
      adjoint = path.sensitivity[t] + beta * adjoint;
    }
    gradient[0] = byOmega + adjoint;
    gradient[1] = byAlpha + adjoint * path.startMeasure;
    gradient[2] = byBeta + adjoint * path.start;
    path.startSensitivity = adjoint * beta;
  }
}
