package io.plimsoll.models;

import io.plimsoll.datasets.PlimsollException;

/**
 * Learns a {@link Model} of the variance of the next horizon from a training set.
 *
 * <p>Deterministic: the same set, settings and seed give a model with the same bits. Immutable: one
 * may fit on several threads at once.
 *
 * @param <C> its settings, a record with checks
 */
public interface Estimator<C extends Record> {

  /**
   * The family's name in kebab-case, for example {@code log-har}; equal to {@link Model#family()}
   * of what it fits.
   */
  String family();

  /** Its settings. */
  C settings();

  /** The same estimator with other settings. */
  Estimator<C> with(C other);

  /**
   * Fits.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where the set is too small, naming how
   *     many rows it had and needs
   */
  Model fit(TrainingSet set, FitContext context);
}
