package io.plimsoll.models.garch;

import java.util.List;

/** The distribution of returns in units of their conditional deviation: mean 0, variance 1. */
public sealed interface Innovation permits NormalInnovation, StudentInnovation {

  /** Its name in kebab-case. */
  String key();

  /** The names of its shape parameters. */
  List<String> parameters();

  /** The limits of the coordinates in which its shape is searched. */
  Box box();

  /** Where a search for the shape may start, in coordinates. */
  List<double[]> starts();

  /** The shape parameters of coordinates. */
  double[] shape(double[] coordinates);

  /** The derivatives of {@link #shape}, one a coordinate. */
  double[] slope(double[] coordinates);

  /** The log density of a shock with a variance. */
  double logDensity(double shock, double variance, double[] shape);

  /**
   * The log-likelihood of a path, missing shocks left out; sets {@link VariancePath#sensitivity}
   * and {@link VariancePath#shockSensitivity}, and writes the derivatives by the shape into {@code
   * gradient}.
   */
  double logLikelihood(VariancePath path, double[] shape, double[] gradient);

  /** The mean absolute innovation. */
  double meanAbsolute(double[] shape);
}
