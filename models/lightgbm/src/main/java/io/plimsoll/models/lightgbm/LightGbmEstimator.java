package io.plimsoll.models.lightgbm;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.tree.TreeEnsembleModel;
import io.plimsoll.models.tree.Trees;
import java.util.List;

/**
 * Gradient-boosted trees, grown by LightGBM, that correct a log-HAR forecast.
 *
 * <p>The target is the log residual {@code ln y − ln base}, centred, with squared loss; the level
 * is the base's. The fitted model holds the trees and needs no LightGBM. Deterministic: one thread
 * unless told otherwise, {@code deterministic=true}.
 *
 * <p><b>Reference</b>: Ke et al. (2017), LightGBM: A highly efficient gradient boosting decision
 * tree, NeurIPS 30.
 */
public final class LightGbmEstimator implements Estimator<LightGbmEstimator.Settings> {
  /** The family's name. */
  public static final String FAMILY = "lightgbm";

  private static final String BACKEND = "LightGBM 4.3.0";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param base the log-HAR that is corrected
   * @param inputs features that splits may read
   * @param trees how many, at least 1
   * @param leaves most leaves of a tree, at least 2
   * @param learningRate in (0, 1]
   * @param minRowsPerLeaf at least 1; labels that overlap call for many
   * @param lambda ridge on leaf values, zero or more
   * @param featureFraction share of the features a tree may read, in (0, 1]
   * @param rowFraction share of the rows a tree is grown on, in (0, 1]
   * @param threads that LightGBM uses, at least 1
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      LogHar.Settings base,
      List<String> inputs,
      int trees,
      int leaves,
      double learningRate,
      int minRowsPerLeaf,
      double lambda,
      double featureFraction,
      double rowFraction,
      int threads,
      double boundsFactor) {
    public Settings {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("inputs must name at least one feature");
      }
      Checks.positive(trees, "trees");
      Checks.inRange(leaves, 2, 4096, "leaves");
      Checks.inRange(learningRate, 1e-6, 1, "learningRate");
      Checks.positive(minRowsPerLeaf, "minRowsPerLeaf");
      Checks.notNegative(lambda, "lambda");
      Checks.inRange(featureFraction, 1e-6, 1, "featureFraction");
      Checks.inRange(rowFraction, 1e-6, 1, "rowFraction");
      Checks.positive(threads, "threads");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /**
     * The defaults, for a few thousand rows whose labels overlap: few small trees, shrunk hard. A
     * thousand five-minute rows with labels of an hour hold some eighty independent ones, and
     * quicker learning lost to the base on them.
     */
    public static Settings of(List<String> har, List<String> inputs) {
      return new Settings(
          LogHar.Settings.of(har), inputs, 60, 8, 0.02, 60, 20, 0.5, 0.5, 1, Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator. */
  public LightGbmEstimator(Settings settings) {
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
  public LightGbmEstimator with(Settings other) {
    return new LightGbmEstimator(other);
  }

  @Override
  public TreeEnsembleModel fit(TrainingSet set, FitContext context) {
    Model base = new LogHar(settings.base()).fit(set, context);
    TrainingMatrix matrix =
        TrainingMatrix.of(set, settings.inputs(), base)
            .requireRows(2 * settings.minRowsPerLeaf(), FAMILY);
    Trees trees;
    try (NativeBooster booster = NativeBooster.train(matrix, settings, context.seed())) {
      trees = ModelText.parse(booster.text());
    }
    return new TreeEnsembleModel(
        context.provenance(FAMILY, settings, BACKEND),
        settings.inputs(),
        trees,
        base,
        Bounds.of(set, settings.boundsFactor()));
  }
}
