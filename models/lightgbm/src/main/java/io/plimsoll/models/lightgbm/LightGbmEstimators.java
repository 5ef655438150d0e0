package io.plimsoll.models.lightgbm;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import java.util.List;

/** Offers {@link LightGbmEstimator}, with either loss. */
public final class LightGbmEstimators implements EstimatorProvider {

  @Override
  public List<String> families() {
    return List.of(LightGbmEstimator.FAMILY, LightGbmEstimator.QLIKE_FAMILY);
  }

  @Override
  public Estimator<?> create(String family, Inputs inputs) {
    LightGbmEstimator.Settings settings = LightGbmEstimator.Settings.of(inputs.har(), inputs.all());
    return switch (family) {
      case LightGbmEstimator.FAMILY -> new LightGbmEstimator(settings);
      case LightGbmEstimator.QLIKE_FAMILY -> new LightGbmEstimator(settings.with(Objective.QLIKE));
      default ->
          throw new IllegalArgumentException(
              "unknown family '" + family + "'; known: " + families());
    };
  }
}
