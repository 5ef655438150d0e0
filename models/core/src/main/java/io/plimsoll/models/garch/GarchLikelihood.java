package io.plimsoll.models.garch;

import java.util.Arrays;

/**
 * The log-likelihood of a series under a {@link GarchModel}, with its exact gradient, as a function
 * of all parameters in their order; what precedes the series is its mean square around the mean.
 *
 * <p>Holds working space: one thread at a time.
 */
public final class GarchLikelihood {
  private final GarchModel model;
  private final VariancePath path;
  private final double[] own;
  private final double[] shape;
  private final double[] byOwn;
  private final double[] byShape;

  /**
   * A likelihood; the arrays are read, not copied.
   *
   * @param returns NaN where missing
   * @param measure a realized measure of each return's variance; empty where the recursion reads
   *     none
   */
  public GarchLikelihood(GarchModel model, double[] returns, double[] measure) {
    if (model.recursion().readsMeasure() != measure.length > 0) {
      throw new IllegalArgumentException(
          "the recursion "
              + (model.recursion().readsMeasure() ? "needs a measure" : "reads no measure")
              + ", had "
              + measure.length
              + " values of one");
    }
    this.model = model;
    this.path = new VariancePath(returns, measure);
    this.own = new double[model.recursion().parameters().size()];
    this.shape = new double[model.innovation().parameters().size()];
    this.byOwn = new double[own.length];
    this.byShape = new double[shape.length];
  }

  /** How many returns. */
  public int size() {
    return path.size();
  }

  /** The log-likelihood; writes its derivatives into {@code gradient}. */
  public double value(double[] parameters, double[] gradient) {
    double mean = filter(parameters);
    double value = model.innovation().logLikelihood(path, shape, byShape);
    model.recursion().backward(own, path, byOwn);
    if (model.mean() == Mean.CONSTANT) {
      gradient[0] = -path.shockSensitivity - 2 * mean * path.startSensitivity;
    }
    System.arraycopy(byOwn, 0, gradient, model.firstOfRecursion(), own.length);
    System.arraycopy(byShape, 0, gradient, model.firstOfShape(), shape.length);
    return value;
  }

  /** Runs the recursion; returns the mean shock. */
  private double filter(double[] parameters) {
    System.arraycopy(parameters, model.firstOfRecursion(), own, 0, own.length);
    System.arraycopy(parameters, model.firstOfShape(), shape, 0, shape.length);
    double mean = path.demean(model.mean() == Mean.CONSTANT ? parameters[0] : 0);
    model.recursion().filter(own, path);
    return mean;
  }

  /** The conditional variance of each return, known before it. */
  public double[] variances(double[] parameters) {
    filter(parameters);
    return path.variance.clone();
  }

  /** The log density of each return; 0 where it is missing. */
  public double[] logDensities(double[] parameters) {
    filter(parameters);
    double[] densities = new double[path.size()];
    for (int t = 0; t < densities.length; t++) {
      if (!Double.isNaN(path.shock[t])) {
        densities[t] = model.innovation().logDensity(path.shock[t], path.variance[t], shape);
      }
    }
    return densities;
  }

  /** What a minimiser sees: the negative log-likelihood in coordinates. */
  Objective inCoordinates() {
    int first = model.firstOfRecursion();
    int tail = model.firstOfShape();
    double[] parameters = new double[model.parameters().size()];
    double[] byParameter = new double[parameters.length];
    double[] x = new double[own.length];
    double[] byX = new double[own.length];
    return (coordinates, gradient) -> {
      toParameters(coordinates, parameters);
      double value = value(parameters, byParameter);
      System.arraycopy(coordinates, first, x, 0, x.length);
      model.recursion().chain(x, byOwn, byX);
      for (int i = 0; i < x.length; i++) {
        gradient[first + i] = -byX[i];
      }
      if (first == 1) {
        gradient[0] = -byParameter[0];
      }
      double[] slope =
          model.innovation().slope(Arrays.copyOfRange(coordinates, tail, coordinates.length));
      for (int i = 0; i < slope.length; i++) {
        gradient[tail + i] = -byShape[i] * slope[i];
      }
      return -value;
    };
  }

  /** The parameters of coordinates. */
  void toParameters(double[] coordinates, double[] parameters) {
    int first = model.firstOfRecursion();
    int tail = model.firstOfShape();
    double[] x = Arrays.copyOfRange(coordinates, first, tail);
    double[] ownParameters = new double[x.length];
    model.recursion().parameters(x, ownParameters);
    System.arraycopy(coordinates, 0, parameters, 0, first);
    System.arraycopy(ownParameters, 0, parameters, first, x.length);
    double[] shapes =
        model.innovation().shape(Arrays.copyOfRange(coordinates, tail, coordinates.length));
    System.arraycopy(shapes, 0, parameters, tail, shapes.length);
  }
}
