package io.plimsoll.models.garch;

import java.util.List;

/**
 * How a conditional variance follows from what came before it, over a whole series at once and with
 * exact derivatives; {@link VarianceProcess} is the same recursion a step at a time.
 *
 * <p>Derivatives come from one pass back through the series (the adjoint of the recursion): their
 * cost does not grow with the number of parameters. The search runs in coordinates in which every
 * admissible parameter set is a box; coordinates are for series scaled to a mean square of one.
 */
public sealed interface VarianceRecursion permits Garch, Gjr, Egarch, HeavyReturn {

  /** The names of its parameters, in order. */
  List<String> parameters();

  /** Whether it is driven by a realized measure. */
  boolean readsMeasure();

  /** The limits of the coordinates. */
  Box box();

  /** The parameter that is pinned where a coordinate lies at its upper or lower limit. */
  int pinned(int coordinate, boolean upper);

  /** Coordinates worth starting from; the most likely one is taken. */
  List<double[]> starts();

  /** Writes the parameters of coordinates. */
  void parameters(double[] coordinates, double[] parameters);

  /** Turns derivatives by parameters into derivatives by coordinates. */
  void chain(double[] coordinates, double[] byParameter, double[] byCoordinate);

  /**
   * Turns the parameters of a scaled series into those of the series itself.
   *
   * @param variance what squared returns were divided by
   * @param measure what the measure was divided by
   */
  double[] rescaled(double[] parameters, double variance, double measure);

  /** Fills in {@link VariancePath#variance} from shocks, measure and starts. */
  void filter(double[] parameters, VariancePath path);

  /**
   * From the derivatives of the log-likelihood by each variance those by the parameters, into
   * {@code gradient}; sets {@link VariancePath#startSensitivity} and adds to {@link
   * VariancePath#shockSensitivity}.
   */
  void backward(double[] parameters, VariancePath path, double[] gradient);
}
