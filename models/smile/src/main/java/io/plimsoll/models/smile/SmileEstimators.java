package io.plimsoll.models.smile;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import java.util.List;

/** Offers {@link SmileForestEstimator}. */
public final class SmileEstimators implements EstimatorProvider {

  @Override
  public List<String> families() {
    return List.of(SmileForestEstimator.FAMILY);
  }

  @Override
  public Estimator<?> create(String family, Inputs inputs) {
    if (!family.equals(SmileForestEstimator.FAMILY)) {
      throw new IllegalArgumentException("unknown family '" + family + "'; known: " + families());
    }
    return new SmileForestEstimator(SmileForestEstimator.Settings.of(inputs.har(), inputs.all()));
  }
}
