package io.plimsoll.models.smile;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.RecordSettings;
import io.plimsoll.models.distribution.ExcursionEstimator;
import java.util.List;
import java.util.Map;

/** Offers {@link SmileForestEstimator}, {@link SmileBoostEstimator} and {@link SmileExcursion}. */
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

  @Override
  public List<String> quantileFamilies() {
    return List.of(SmileExcursion.FAMILY);
  }

  @Override
  public ExcursionEstimator quantiles(String family, Map<String, String> settings, long seed) {
    if (!family.equals(SmileExcursion.FAMILY)) {
      throw new IllegalArgumentException(
          "unknown quantile family '" + family + "'; known: " + quantileFamilies());
    }
    return RecordSettings.with(
        new SmileExcursion(SmileBoostEstimator.Settings.GROWTH, seed), settings);
  }
}
