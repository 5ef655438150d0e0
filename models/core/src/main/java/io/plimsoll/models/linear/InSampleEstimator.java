package io.plimsoll.models.linear;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.TrainingSet;

/**
 * An estimator whose fit can be shown as a table of coefficients with standard errors.
 *
 * @param <C> its settings
 */
public interface InSampleEstimator<C extends Record> extends Estimator<C> {

  /**
   * The fit of {@link #fit} as a table.
   *
   * @param set of one instrument, for the errors to be in the order of time
   * @param lag over how many rows errors may be correlated, 0 or more
   * @throws PlimsollException with {@code INVALID_INPUT} where the set is too small
   */
  InSample inSample(TrainingSet set, int lag);
}
