package io.plimsoll.models.garch;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A {@link GarchModel} fitted to a series by maximum likelihood.
 *
 * <p>The series is scaled to a mean square of one, the most likely of a few starts is taken, and
 * {@link BoxMinimizer} does the rest from exact gradients; where that ends at a limit, the other
 * starts are followed too. Deterministic.
 *
 * <p><b>Unit</b>: parameters and likelihood belong to the series as it was given.
 *
 * @param model what was fitted
 * @param parameters in the order of {@link GarchModel#parameters}
 * @param atLimit whether a limit pins the parameter, in the same order
 * @param logLikelihood at the optimum
 * @param steps how many steps the search took
 */
public record GarchFit(
    GarchModel model, double[] parameters, boolean[] atLimit, double logLikelihood, int steps) {
  /** Fewer returns than this are refused. */
  public static final int LEAST_RETURNS = 100;

  /** Fits a model that reads no realized measure. */
  public static GarchFit of(GarchModel model, double[] returns) {
    return of(model, returns, new double[0]);
  }

  /**
   * Fits.
   *
   * @param returns NaN where missing
   * @param measure a realized measure of each return's variance without gaps; empty where the
   *     recursion reads none
   * @throws PlimsollException with {@code INVALID_INPUT} and the reason where there are too few
   *     returns, they are all the same, or the search does not converge
   */
  public static GarchFit of(GarchModel model, double[] returns, double[] measure) {
    Scaling scaling = Scaling.of(model.mean(), returns, measure);
    GarchLikelihood likelihood =
        new GarchLikelihood(model, scaling.scaledReturns(), scaling.scaledMeasure());
    Objective objective = likelihood.inCoordinates();
    double centre = scaling.mean() / scaling.deviation();
    Box box = model.box(centre);
    BoxMinimizer.Minimum minimum =
        MultiStart.minimize(name(model), objective, box, model.starts(centre));
    double[] scaled = new double[box.size()];
    likelihood.toParameters(minimum.x(), scaled);
    boolean[] atLimit = new boolean[box.size()];
    for (int i = 0; i < atLimit.length; i++) {
      if (box.isLow(i, minimum.x()[i])) {
        atLimit[model.pinned(i, false)] = true;
      } else if (box.isHigh(i, minimum.x()[i])) {
        atLimit[model.pinned(i, true)] = true;
      }
    }
    double logLikelihood = -minimum.value() - scaling.count() * StrictMath.log(scaling.deviation());
    return new GarchFit(
        model, rescaled(model, scaled, scaling), atLimit, logLikelihood, minimum.steps());
  }

  private static String name(GarchModel model) {
    return model.recursion().getClass().getSimpleName().toUpperCase(Locale.ROOT)
        + " with "
        + model.innovation().key()
        + " innovations";
  }

  private static double[] rescaled(GarchModel model, double[] scaled, Scaling scaling) {
    int first = model.firstOfRecursion();
    int size = model.recursion().parameters().size();
    double[] own = new double[size];
    System.arraycopy(scaled, first, own, 0, size);
    double variance = scaling.deviation() * scaling.deviation();
    double[] parameters = scaled.clone();
    System.arraycopy(
        model.recursion().rescaled(own, variance, scaling.meanMeasure()),
        0,
        parameters,
        first,
        size);
    if (first == 1) {
      parameters[0] *= scaling.deviation();
    }
    return parameters;
  }

  /** A parameter by name. */
  public double parameter(String name) {
    int i = model.parameters().indexOf(name);
    if (i < 0) {
      throw new IllegalArgumentException("no parameter '" + name + "' among " + model.parameters());
    }
    return parameters[i];
  }

  /** The recursion's parameters alone. */
  public double[] recursionParameters() {
    double[] own = new double[model.recursion().parameters().size()];
    System.arraycopy(parameters, model.firstOfRecursion(), own, 0, own.length);
    return own;
  }

  /** The shape parameters of the innovations alone. */
  public double[] shape() {
    double[] shape = new double[model.innovation().parameters().size()];
    System.arraycopy(parameters, model.firstOfShape(), shape, 0, shape.length);
    return shape;
  }

  /** The names of parameters at a limit: their standard errors are not defined. */
  public List<String> namesAtLimit() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < atLimit.length; i++) {
      if (atLimit[i]) {
        names.add(model.parameters().get(i));
      }
    }
    return names;
  }

  /**
   * A series in units of its own spread.
   *
   * @param mean of the returns; 0 where the model has none
   * @param deviation the root of their mean square around it
   * @param meanMeasure the mean of the measure; 1 where there is none
   * @param count how many returns are not missing
   */
  record Scaling(
      double mean,
      double deviation,
      double meanMeasure,
      int count,
      double[] scaledReturns,
      double[] scaledMeasure) {

    static Scaling of(Mean kind, double[] returns, double[] measure) {
      int count = 0;
      double sum = 0;
      for (double r : returns) {
        if (!Double.isNaN(r)) {
          sum += r;
          count++;
        }
      }
      if (count < LEAST_RETURNS) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            "a variance recursion needs at least " + LEAST_RETURNS + " returns, had " + count);
      }
      double mean = kind == Mean.CONSTANT ? sum / count : 0;
      double squares = 0;
      for (double r : returns) {
        squares += Double.isNaN(r) ? 0 : (r - mean) * (r - mean);
      }
      double deviation = required(Math.sqrt(squares / count), "the deviation of the returns");
      double sumMeasure = 0;
      for (double x : measure) {
        sumMeasure += x;
      }
      double meanMeasure =
          measure.length == 0
              ? 1
              : required(sumMeasure / measure.length, "the mean of the realized measure");
      return new Scaling(
          mean,
          deviation,
          meanMeasure,
          count,
          divided(returns, deviation),
          divided(measure, meanMeasure));
    }

    private static double required(double value, String what) {
      if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT, what + " must be positive and finite, was " + value);
      }
      return value;
    }

    private static double[] divided(double[] values, double by) {
      double[] scaled = new double[values.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = values[i] / by;
      }
      return scaled;
    }
  }
}
