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
import java.util.SplittableRandom;
import smile.regression.RandomForest;

/**
 * A random forest, grown by Smile, that corrects a log-HAR forecast.
 *
 * <p>The target is the log residual {@code ln y − ln base}, centred; the level is the base's. The
 * fitted model holds the trees and needs no Smile. Deterministic: every tree has its own seed,
 * whatever thread grows it.
 *
 * <p>Smile logs every tree at INFO under the logger {@code smile}; whoever configures logging sets
 * it to WARN.
 *
 * <p><b>Reference</b>: Breiman (2001), Random forests, Machine Learning 45.
 */
public final class SmileForestEstimator
    implements ResidualEstimator<SmileForestEstimator.Settings> {
  /** The family's name. */
  public static final String FAMILY = "smile-forest";

  static final String BACKEND = "Smile 6.2.5";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param base the log-HAR that is corrected
   * @param inputs features that splits may read
   * @param trees how many, at least 1
   * @param maxDepth most levels of a tree, at least 2
   * @param minRowsPerLeaf at least 1; labels that overlap call for many
   * @param featureFraction share of the features that a split chooses from, in (0, 1]
   * @param rowFraction share of the rows a tree is grown on, in (0, 1]
   * @param shrinkage what the forest's correction is multiplied with, in (0, 1]; a forest does not
   *     shrink by itself
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      LogHar.Settings base,
      List<String> inputs,
      int trees,
      int maxDepth,
      int minRowsPerLeaf,
      double featureFraction,
      double rowFraction,
      double shrinkage,
      double boundsFactor) {
    public Settings {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("inputs must name at least one feature");
      }
      Checks.positive(trees, "trees");
      Checks.inRange(maxDepth, 2, 64, "maxDepth");
      Checks.positive(minRowsPerLeaf, "minRowsPerLeaf");
      Checks.inRange(featureFraction, 1e-6, 1, "featureFraction");
      Checks.inRange(rowFraction, 1e-6, 1, "rowFraction");
      Checks.inRange(shrinkage, 1e-6, 1, "shrinkage");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults: for a few thousand rows whose labels overlap. */
    public static Settings of(List<String> har, List<String> inputs) {
      return new Settings(
          LogHar.Settings.of(har), inputs, 80, 8, 25, 1.0 / 3, 0.6, 0.5, Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator. */
  public SmileForestEstimator(Settings settings) {
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
  public SmileForestEstimator with(Settings other) {
    return new SmileForestEstimator(other);
  }

  @Override
  public TreeEnsembleModel fit(TrainingSet set, FitContext context) {
    return fit(set, new LogHar(settings.base()).fit(set, context), context);
  }

  @Override
  public TreeEnsembleModel fit(TrainingSet set, Model base, FitContext context) {
    TrainingMatrix matrix =
        TrainingMatrix.of(set, settings.inputs(), base)
            .requireRows(4 * settings.minRowsPerLeaf(), FAMILY);
    RandomForest forest = grow(matrix, settings, context.seed());
    return new TreeEnsembleModel(
        context.provenance(FAMILY, settings, BACKEND),
        settings.inputs(),
        ForestExport.trees(forest, settings.shrinkage()),
        base,
        Bounds.of(set, settings.boundsFactor()));
  }

  /** Smile's own forest. */
  static RandomForest grow(TrainingMatrix matrix, Settings settings, long seed) {
    int width = matrix.inputs().size();
    SplittableRandom random = new SplittableRandom(seed);
    long[] seeds = new long[settings.trees()];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = random.nextLong();
    }
    RandomForest.Options options =
        new RandomForest.Options(
            settings.trees(),
            Math.max(1, (int) Math.round(settings.featureFraction() * width)),
            settings.maxDepth(),
            0,
            settings.minRowsPerLeaf(),
            settings.rowFraction(),
            seeds,
            null);
    return RandomForest.fit(
        SmileRows.FORMULA, SmileRows.of(matrix.x(), matrix.centredTarget()), options);
  }
}
