package io.plimsoll.models.garch;

import io.plimsoll.models.numeric.GammaFunction;
import java.util.List;

/**
 * Student's t with ν degrees of freedom, scaled to variance one: {@code ln f = ln Γ((ν+1)/2) − ln
 * Γ(ν/2) − ½ln(π(ν−2)h) − ½(ν+1)·ln(1 + e²/((ν−2)h))}. Searched as 1/ν, ν from 2.05 to 500.
 *
 * <p><b>Reference</b>: Bollerslev (1987), A conditionally heteroskedastic time series model for
 * speculative prices and rates of return, Review of Economics and Statistics 69.
 */
public record StudentInnovation() implements Innovation {
  private static final double LEAST = 2.05;
  private static final double MOST = 500;

  @Override
  public String key() {
    return "student";
  }

  @Override
  public List<String> parameters() {
    return List.of("nu");
  }

  @Override
  public Box box() {
    return new Box(new double[] {1 / MOST}, new double[] {1 / LEAST});
  }

  @Override
  public List<double[]> starts() {
    return List.of(new double[] {0.02}, new double[] {0.1}, new double[] {0.25});
  }

  @Override
  public double[] shape(double[] coordinates) {
    return new double[] {1 / coordinates[0]};
  }

  @Override
  public double[] slope(double[] coordinates) {
    return new double[] {-1 / (coordinates[0] * coordinates[0])};
  }

  private static double constant(double nu) {
    return GammaFunction.log(0.5 * (nu + 1))
        - GammaFunction.log(0.5 * nu)
        - 0.5 * StrictMath.log(Math.PI * (nu - 2));
  }

  @Override
  public double logDensity(double shock, double variance, double[] shape) {
    double nu = shape[0];
    return constant(nu)
        - 0.5 * StrictMath.log(variance)
        - 0.5 * (nu + 1) * StrictMath.log1p(shock * shock / ((nu - 2) * variance));
  }

  @Override
  public double logLikelihood(VariancePath path, double[] shape, double[] gradient) {
    double[] shock = path.shock;
    double[] sensitivity = path.sensitivity;
    double nu = shape[0];
    double half = 0.5 * (nu + 1);
    double perShock = 1 / (nu - 2);
    double logVariances = 0;
    double variances = 1;
    double logTails = 0;
    double tails = 1;
    double ratios = 0;
    double byShock = 0;
    int count = 0;
    for (int t = 0; t < shock.length; t++) {
      double e = shock[t];
      if (Double.isNaN(e)) {
        sensitivity[t] = 0;
        continue;
      }
      double inverse = 1 / path.variance[t];
      double scaled = e * inverse * perShock;
      double tail = 1 + e * scaled;
      double ratio = e * scaled / tail;
      count++;
      ratios += ratio;
      byShock -= 2 * half * scaled / tail;
      sensitivity[t] = inverse * (half * ratio - 0.5);
      variances *= path.variance[t];
      tails *= tail;
      if (variances > NormalInnovation.LARGE || variances < 1 / NormalInnovation.LARGE) {
        logVariances += StrictMath.log(variances);
        variances = 1;
      }
      if (tails > NormalInnovation.LARGE) {
        logTails += StrictMath.log(tails);
        tails = 1;
      }
    }
    logVariances += StrictMath.log(variances);
    logTails += StrictMath.log(tails);
    path.shockSensitivity = byShock;
    gradient[0] =
        0.5 * count * (GammaFunction.digamma(half) - GammaFunction.digamma(0.5 * nu) - perShock)
            - 0.5 * logTails
            + half * perShock * ratios;
    return count * constant(nu) - 0.5 * logVariances - half * logTails;
  }

  @Override
  public double meanAbsolute(double[] shape) {
    double nu = shape[0];
    double logRatio = GammaFunction.log(0.5 * (nu + 1)) - GammaFunction.log(0.5 * nu);
    return 2 * Math.sqrt((nu - 2) / Math.PI) * StrictMath.exp(logRatio) / (nu - 1);
  }
}
