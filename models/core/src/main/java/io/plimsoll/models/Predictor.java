package io.plimsoll.models;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.features.FeatureRows;

/** A model bound to columns. May hold scratch space: one thread at a time. */
public interface Predictor {

  /**
   * The variance of the log return over the horizon that follows a row: positive and finite, or NaN
   * where an input is NaN or fewer rows precede than the model looks back. Never looks at rows
   * after {@code row}; allocates nothing.
   */
  double predict(FeatureRows rows, int row);

  /** How the prediction came about; its value equals {@link #predict} bit for bit. */
  Explanation explain(FeatureRows rows, int row);
}
