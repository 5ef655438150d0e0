package io.plimsoll.models.garch;

import java.util.List;

/**
 * The normal distribution: {@code ln f = −½(ln 2π + ln h + e²/h)}. The estimate is consistent for
 * the variance whatever the true distribution is (quasi maximum likelihood).
 *
 * <p><b>Reference</b>: Bollerslev and Wooldridge (1992), Quasi-maximum likelihood estimation and
 * inference in dynamic models with time-varying covariances, Econometric Reviews 11.
 */
public record NormalInnovation() implements Innovation {
  static final double LOG_TWO_PI = 1.8378770664093453;
  private static final double ROOT_TWO_OVER_PI = 0.7978845608028654;
  private static final double[] NONE = {};

  /** Products of variances are kept within this and its inverse, so that no logarithm overflows. */
  static final double LARGE = 1e100;

  @Override
  public String key() {
    return "normal";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Box box() {
    return new Box(NONE, NONE);
  }

  @Override
  public List<double[]> starts() {
    return List.of(NONE);
  }

  @Override
  public double[] shape(double[] coordinates) {
    return NONE;
  }

  @Override
  public double[] slope(double[] coordinates) {
    return NONE;
  }

  @Override
  public double logDensity(double shock, double variance, double[] shape) {
    return -0.5 * (LOG_TWO_PI + StrictMath.log(variance) + shock * shock / variance);
  }

  /**
   * Takes the logarithm of a product of many variances: one logarithm would cost as much as all.
   */
  @Override
  public double logLikelihood(VariancePath path, double[] shape, double[] gradient) {
    double[] shock = path.shock;
    double[] variance = path.variance;
    double[] sensitivity = path.sensitivity;
    double logs = 0;
    double product = 1;
    double squares = 0;
    double byShock = 0;
    int count = 0;
    for (int t = 0; t < shock.length; t++) {
      double e = shock[t];
      if (Double.isNaN(e)) {
        sensitivity[t] = 0;
        continue;
      }
      double inverse = 1 / variance[t];
      double scaled = e * inverse;
      double square = e * scaled;
      count++;
      squares += square;
      byShock -= scaled;
      sensitivity[t] = 0.5 * inverse * (square - 1);
      product *= variance[t];
      if (product > LARGE || product < 1 / LARGE) {
        logs += StrictMath.log(product);
        product = 1;
      }
    }
    logs += StrictMath.log(product);
    path.shockSensitivity = byShock;
    return -0.5 * (count * LOG_TWO_PI + logs + squares);
  }

  @Override
  public double meanAbsolute(double[] shape) {
    return ROOT_TWO_OVER_PI;
  }
}
