package io.plimsoll.models.lightgbm;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.RecordSettings;
import io.plimsoll.models.classifier.ClassifierEstimator;
import io.plimsoll.models.distribution.ExcursionEstimator;
import java.util.List;
import java.util.Map;

/**
 * Offers {@link LightGbmEstimator} with either loss, {@link LightGbmClassifier} and {@link
 * LightGbmExcursion}.
 */
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

  @Override
  public List<String> classifierFamilies() {
    return List.of(LightGbmClassifier.FAMILY);
  }

  @Override
  public ClassifierEstimator classifier(String family, Map<String, String> settings, long seed) {
    if (!family.equals(LightGbmClassifier.FAMILY)) {
      throw new IllegalArgumentException(
          "unknown classifier family '" + family + "'; known: " + classifierFamilies());
    }
    return RecordSettings.with(LightGbmClassifier.of(seed), settings);
  }

  @Override
  public List<String> quantileFamilies() {
    return List.of(LightGbmExcursion.FAMILY);
  }

  @Override
  public ExcursionEstimator quantiles(String family, Map<String, String> settings, long seed) {
    if (!family.equals(LightGbmExcursion.FAMILY)) {
      throw new IllegalArgumentException(
          "unknown quantile family '" + family + "'; known: " + quantileFamilies());
    }
    return RecordSettings.with(new LightGbmExcursion(Growth.defaults(), seed), settings);
  }
}
