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

  /**
   * The defaults: small trees as in {@link Growth#defaults}, but so many and so quick that they get
   * all the way from a constant, since there is no base whose forecast they correct.
   */
  static LightGbmClassifier of(long seed) {
    return new LightGbmClassifier(
        new Growth(300, 8, 10, 0.05, 60, 20, 0.5, 0.5, 1, 1, Growth.Stopping.NEVER), seed);
  }

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
