package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.TrainingSet;

/**
 * Random walk: the next horizon is expected to be as the last one. Learns nothing but its bounds.
 */
public final class RandomWalk implements Estimator<RandomWalk.Settings> {
  /** The family's name. */
  public static final String FAMILY = "random-walk";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param input the realized variance of the last horizon
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(String input, double boundsFactor) {
    public Settings {
      Checks.notBlank(input, "input");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }
  }

  /** An estimator. */
  public RandomWalk(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public RandomWalk with(Settings other) {
    return new RandomWalk(other);
  }

  @Override
  public SingleFeatureModel fit(TrainingSet set, FitContext context) {
    if (set.size() == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, FAMILY + " needs at least 1 training row, had 0");
    }
    return new SingleFeatureModel(
        context.provenance(FAMILY, settings, "plimsoll"),
        settings.input(),
        Bounds.of(set, settings.boundsFactor()));
  }
}
