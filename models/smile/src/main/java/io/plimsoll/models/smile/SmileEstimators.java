package io.plimsoll.models.smile;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import java.util.List;

/** Offers {@link SmileForestEstimator} and {@link SmileBoostEstimator}. */
public final class SmileEstimators implements EstimatorProvider {

  @Override
  public List<String> families() {
    return List.of(SmileForestEstimator.FAMILY, SmileBoostEstimator.FAMILY);
  }

  @Override
  public Estimator<?> create(String family, Inputs inputs) {
    return switch (family) {
      case SmileForestEstimator.FAMILY ->
          new SmileForestEstimator(SmileForestEstimator.Settings.of(inputs.har(), inputs.all()));
      case SmileBoostEstimator.FAMILY ->
          new SmileBoostEstimator(SmileBoostEstimator.Settings.of(inputs.har(), inputs.all()));
      default ->
          throw new IllegalArgumentException(
              "unknown family '" + family + "'; known: " + families());
    };
  }
}
