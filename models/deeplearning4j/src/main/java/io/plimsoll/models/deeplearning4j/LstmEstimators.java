package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import java.util.List;

/** Offers {@link LstmEstimator}. */
public final class LstmEstimators implements EstimatorProvider {

  @Override
  public List<String> families() {
    return List.of(LstmEstimator.FAMILY);
  }

  @Override
  public Estimator<?> create(String family, Inputs inputs) {
    if (!family.equals(LstmEstimator.FAMILY)) {
      throw new IllegalArgumentException("unknown family '" + family + "'; known: " + families());
    }
    return new LstmEstimator(LstmEstimator.Settings.of(inputs.har(), inputs.all()));
  }
}
