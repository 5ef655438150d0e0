package io.plimsoll.models;

/**
 * An estimator that corrects another model's forecasts, whatever that model is.
 *
 * <p>{@link #fit(TrainingSet, FitContext)} corrects the base that its settings name, log-HAR.
 *
 * @param <C> its settings
 */
public interface ResidualEstimator<C extends Record> extends Estimator<C> {

  /**
   * Fits the correction.
   *
   * @param base fitted on the same set; the fitted model holds it
   */
  Model fit(TrainingSet set, Model base, FitContext context);

  @Override
  ResidualEstimator<C> with(C other);
}
