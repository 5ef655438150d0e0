package io.plimsoll.models;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.bundle.Archive;
import java.util.List;

/**
 * A fitted forecast of the variance of the next horizon. Immutable and thread-safe; its {@link
 * Predictor} is neither.
 */
public interface Model {

  /** The family's name: that of the estimator that fitted it. */
  String family();

  /**
   * The name of its data shape, under which {@link Models} finds the reader; families that share a
   * shape share it.
   */
  default String format() {
    return family();
  }

  /** Where it comes from. */
  Provenance provenance();

  /** The features it reads. */
  List<String> inputs();

  /** How many rows it needs, the current one included. */
  int lookback();

  /**
   * Whether it forecasts an instrument at all. One that must have seen an instrument in training
   * predicts NaN for others, and says so here.
   */
  default boolean knows(InstrumentId instrument) {
    return true;
  }

  /**
   * Binds the inputs to the positions of columns; throws IllegalArgumentException where one is
   * missing.
   */
  Predictor bind(List<String> columns);

  /**
   * Writes everything that {@link Models#read} needs to predict the same bits, provenance apart.
   */
  void write(Archive out);
}
