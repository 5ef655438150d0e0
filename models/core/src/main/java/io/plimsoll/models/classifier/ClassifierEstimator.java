package io.plimsoll.models.classifier;

import io.plimsoll.datasets.PlimsollException;

/** Settings of a method that learns a {@link Classifier}; deterministic. */
public interface ClassifierEstimator {

  /** The family's name in kebab-case, for example {@code pooled-logistic}. */
  String family();

  /**
   * Learns.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where there are too few rows, saying how
   *     many there were
   */
  Classifier fit(EventSample sample);
}
