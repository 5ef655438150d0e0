package io.plimsoll.models.lightgbm;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.RecordSettings;
import io.plimsoll.models.classifier.ClassifierEstimator;
import java.util.List;
import java.util.Map;

/** Offers {@link LightGbmEstimator} with either loss, and {@link LightGbmClassifier}. */
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
    return RecordSettings.with(new LightGbmClassifier(Growth.defaults(), seed), settings);
  }
}
