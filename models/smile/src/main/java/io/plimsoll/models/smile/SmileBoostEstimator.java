package io.plimsoll.models.smile;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.ResidualEstimator;
import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.tree.TreeEnsembleModel;
import java.util.List;

/**
 * Gradient-boosted trees, grown by Smile, that correct a log-HAR forecast.
 *
 * <p>The target is the log residual {@code ln y − ln base}, centred, with squared loss; the level
 * is the base's. The fitted model holds the trees and needs no Smile.
 *
 * <p>Smile logs every tree at INFO under the logger {@code smile}; whoever configures logging sets
 * it to WARN.
 *
 * <p><b>Reference</b>: see {@link SmileBoosting}.
 */
public final class SmileBoostEstimator implements ResidualEstimator<SmileBoostEstimator.Settings> {
  /** The family's name. */
  public static final String FAMILY = "smile-boost";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param base the log-HAR that is corrected
   * @param inputs features that splits may read
   * @param growth how trees are grown
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      LogHar.Settings base, List<String> inputs, SmileBoosting.Growth growth, double boundsFactor) {
    /** Few small trees, shrunk hard: for a few thousand rows whose labels overlap. */
    static final SmileBoosting.Growth GROWTH = new SmileBoosting.Growth(60, 5, 8, 60, 0.02, 0.5);

    public Settings {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("inputs must name at least one feature");
      }
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults: for a few thousand rows whose labels overlap. */
    public static Settings of(List<String> har, List<String> inputs) {
      return new Settings(LogHar.Settings.of(har), inputs, GROWTH, Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator. */
  public SmileBoostEstimator(Settings settings) {
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
  public SmileBoostEstimator with(Settings other) {
    return new SmileBoostEstimator(other);
  }

  @Override
  public TreeEnsembleModel fit(TrainingSet set, FitContext context) {
    return fit(set, new LogHar(settings.base()).fit(set, context), context);
  }

  @Override
  public TreeEnsembleModel fit(TrainingSet set, Model base, FitContext context) {
    TrainingMatrix matrix =
        TrainingMatrix.of(set, settings.inputs(), base)
            .requireRows(2 * settings.growth().minRowsPerLeaf(), FAMILY);
    return new TreeEnsembleModel(
        context.provenance(FAMILY, settings, SmileForestEstimator.BACKEND),
        settings.inputs(),
        SmileBoosting.train(
            matrix.x(),
            matrix.centredTarget(),
            SmileBoosting.Objective.SQUARED,
            settings.growth(),
            context.seed()),
        base,
        Bounds.of(set, settings.boundsFactor()));
  }
}
