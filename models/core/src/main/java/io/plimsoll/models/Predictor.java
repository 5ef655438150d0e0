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

  /**
   * What a sanity filter that replaces forecasts did with {@link #predict} as of a row, for those
   * who count how often it acts. Allocates nothing.
   */
  default Filtering filtering(FeatureRows rows, int row) {
    return Filtering.NONE;
  }

  /** How the prediction came about; its value equals {@link #predict} bit for bit. */
  Explanation explain(FeatureRows rows, int row);
}
