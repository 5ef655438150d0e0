package io.plimsoll.models.lightgbm;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import java.util.List;

/** Offers {@link LightGbmEstimator}. */
public final class LightGbmEstimators implements EstimatorProvider {

  @Override
  public List<String> families() {
    return List.of(LightGbmEstimator.FAMILY);
  }

  @Override
  public Estimator<?> create(String family, Inputs inputs) {
    if (!family.equals(LightGbmEstimator.FAMILY)) {
      throw new IllegalArgumentException("unknown family '" + family + "'; known: " + families());
    }
    return new LightGbmEstimator(LightGbmEstimator.Settings.of(inputs.har(), inputs.all()));
  }
}
