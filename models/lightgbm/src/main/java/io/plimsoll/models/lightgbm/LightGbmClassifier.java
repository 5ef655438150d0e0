package io.plimsoll.models.lightgbm;

import io.plimsoll.models.classifier.ClassifierEstimator;
import io.plimsoll.models.classifier.EventSample;
import io.plimsoll.models.tree.ProbabilityTrees;

/**
 * Gradient-boosted trees of the log odds of an event, grown by LightGBM on log loss.
 *
 * @param growth how trees are grown
 * @param seed the only source of randomness
 */
public record LightGbmClassifier(Growth growth, long seed) implements ClassifierEstimator {
  /** The family's name. */
  public static final String FAMILY = "lightgbm-binary";

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public ProbabilityTrees fit(EventSample sample) {
    TrainingRows rows =
        new TrainingRows(sample.x(), sample.targets(), new double[0], sample.times());
    return new ProbabilityTrees(
        sample.features(), LightGbmTrees.train(rows, Objective.BINARY, growth, seed));
  }
}
