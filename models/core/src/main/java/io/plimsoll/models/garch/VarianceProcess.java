package io.plimsoll.models.garch;

/**
 * A variance recursion a step at a time: settings in the object, everything that changes in a state
 * of a few numbers. Allocates nothing but states.
 *
 * <p>A return or measure that is NaN counts as what the state expects of it, so that a gap in the
 * data decays towards the long-run level instead of ending the forecast.
 */
public interface VarianceProcess {

  /** How many numbers its state has. */
  int stateSize();

  /** Writes the state in which a variance of the next return and a measure of it are expected. */
  void start(double[] state, double variance, double measure);

  /** Moves the state past a return and its realized measure. */
  void update(double[] state, double shock, double measure);

  /** The variance of the next return. */
  double variance(double[] state);

  /** The expected sum of the variances of the next returns, as many as the process was made for. */
  double sum(double[] state);
}
