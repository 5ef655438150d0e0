package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.TrainingSet;

/**
 * Exponential smoothing: the variance decays as the {@code ewma} feature has it. Learns nothing but
 * its bounds.
 */
public final class Ewma implements Estimator<Ewma.Settings> {
  /** The family's name. */
  public static final String FAMILY = "ewma";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param input an exponentially weighted variance, scaled to the horizon
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(String input, double boundsFactor) {
    public Settings {
      Checks.notBlank(input, "input");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }
  }

  /** An estimator. */
  public Ewma(Settings settings) {
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
  public Ewma with(Settings other) {
    return new Ewma(other);
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
