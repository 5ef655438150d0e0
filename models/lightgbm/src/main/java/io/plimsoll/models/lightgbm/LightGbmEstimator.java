package io.plimsoll.models.lightgbm;

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
 * Gradient-boosted trees, grown by LightGBM, that correct another forecast: log-HAR unless told
 * otherwise.
 *
 * <p>With squared loss the target is the log residual {@code ln y − ln base}, centred, and the
 * level is the base's. With QLIKE the trees hold the log correction {@code s} that minimises the
 * QLIKE of {@code base·exp(s)} itself, level included. All instruments are pooled and none is told
 * apart by name. The fitted model holds the trees and needs no LightGBM. Deterministic: one thread
 * unless told otherwise, {@code deterministic=true}.
 *
 * <p><b>Reference</b>: Ke et al. (2017), LightGBM: A highly efficient gradient boosting decision
 * tree, NeurIPS 30.
 */
public final class LightGbmEstimator implements ResidualEstimator<LightGbmEstimator.Settings> {
  /** The family's name with squared loss. */
  public static final String FAMILY = "lightgbm";

  /** The family's name with QLIKE. */
  public static final String QLIKE_FAMILY = "lightgbm-qlike";

  static final String BACKEND = "LightGBM 4.3.0";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param base the log-HAR that is corrected, unless {@link #fit(TrainingSet, Model, FitContext)}
   *     is given another base
   * @param inputs features that splits may read
   * @param objective {@link Objective#SQUARED} or {@link Objective#QLIKE}
   * @param growth how trees are grown
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      LogHar.Settings base,
      List<String> inputs,
      Objective objective,
      Growth growth,
      double boundsFactor) {
    public Settings {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("inputs must name at least one feature");
      }
      if (!objective.equals(Objective.SQUARED) && !objective.equals(Objective.QLIKE)) {
        throw new IllegalArgumentException(
            "objective must be SQUARED or QLIKE for a variance, was " + objective);
      }
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults with squared loss. */
    public static Settings of(List<String> har, List<String> inputs) {
      return new Settings(
          LogHar.Settings.of(har),
          inputs,
          Objective.SQUARED,
          Growth.defaults(),
          Bounds.DEFAULT_FACTOR);
    }

    /** The same with another objective. */
    public Settings with(Objective other) {
      return new Settings(base, inputs, other, growth, boundsFactor);
    }

    /** The same with another growth. */
    public Settings with(Growth other) {
      return new Settings(base, inputs, objective, other, boundsFactor);
    }
  }

  /** An estimator. */
  public LightGbmEstimator(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String family() {
    return settings.objective().equals(Objective.QLIKE) ? QLIKE_FAMILY : FAMILY;
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
    return fit(set, new LogHar(settings.base()).fit(set, context), context);
  }

  @Override
  public TreeEnsembleModel fit(TrainingSet set, Model base, FitContext context) {
    TrainingMatrix matrix =
        TrainingMatrix.of(set, settings.inputs(), base)
            .requireRows(2 * settings.growth().minRowsPerLeaf(), family());
    TrainingRows rows =
        new TrainingRows(
            matrix.x(), targets(matrix), new double[matrix.size()], times(set, matrix));
    return new TreeEnsembleModel(
        context.provenance(family(), settings, BACKEND),
        settings.inputs(),
        LightGbmTrees.train(rows, settings.objective(), settings.growth(), context.seed()),
        base,
        Bounds.of(set, settings.boundsFactor()));
  }

  /** What the trees learn: the centred log residual, or {@code y / base} for QLIKE. */
  private double[] targets(TrainingMatrix matrix) {
    if (settings.objective().equals(Objective.SQUARED)) {
      return matrix.centredTarget();
    }
    double[] ratios = new double[matrix.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = StrictMath.exp(matrix.y()[i]);
    }
    return ratios;
  }

  private static long[] times(TrainingSet set, TrainingMatrix matrix) {
    long[] times = new long[matrix.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = set.blocks().get(matrix.block()[i]).rows().asOfNanos(matrix.row()[i]);
    }
    return times;
  }
}
