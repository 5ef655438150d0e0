package io.plimsoll.models.smile;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.tree.Trees;
import smile.math.MathEx;
import smile.model.cart.Loss;
import smile.regression.GradientTreeBoost;

/**
 * Gradient boosting by Smile, for any target.
 *
 * <p>Smile has squared, absolute, Huber and quantile loss for numbers, and no offset per row, no
 * ridge on leaves and no early stopping of its own; its trees hold no missing values. For more than
 * some ten thousand rows use LightGBM.
 *
 * <p><b>Reference</b>: Friedman (2001), Greedy function approximation: a gradient boosting machine,
 * Annals of Statistics 29.
 */
public final class SmileBoosting {
  private SmileBoosting() {}

  /**
   * What trees are grown to minimise.
   *
   * @param level the quantile's level in (0, 1); NaN for squared loss
   */
  public record Objective(double level) {
    /** Squared loss. */
    public static final Objective SQUARED = new Objective(Double.NaN);

    public Objective {
      if (!Double.isNaN(level)) {
        Checks.inOpenRange(level, 0, 1, "level");
      }
    }

    /** Pinball loss; 0.5 is absolute loss. */
    public static Objective quantile(double level) {
      return new Objective(Checks.inOpenRange(level, 0, 1, "level"));
    }

    /** A loss holds the state of one fit, hence a new one for each. */
    private Loss loss() {
      return Double.isNaN(level) ? Loss.ls() : Loss.quantile(level);
    }
  }

  /**
   * How trees are grown.
   *
   * @param trees how many, at least 1
   * @param depth most levels of a tree, at least 2; the root alone is one
   * @param leaves most leaves of a tree, at least 2
   * @param minRowsPerLeaf at least 1; labels that overlap call for many
   * @param learningRate in (0, 1]
   * @param rowFraction share of the rows a tree is grown on, in (0, 1]
   */
  public record Growth(
      int trees,
      int depth,
      int leaves,
      int minRowsPerLeaf,
      double learningRate,
      double rowFraction) {
    public Growth {
      Checks.positive(trees, "trees");
      Checks.inRange(depth, 2, 64, "depth");
      Checks.inRange(leaves, 2, 4096, "leaves");
      Checks.positive(minRowsPerLeaf, "minRowsPerLeaf");
      Checks.inRange(learningRate, 1e-6, 1, "learningRate");
      Checks.inRange(rowFraction, 1e-6, 1, "rowFraction");
    }
  }

  /** Grows trees; {@code x[i]} is one row, without NaN. The bias is the best constant. */
  public static Trees train(
      double[][] x, double[] y, Objective objective, Growth growth, long seed) {
    return export(grow(x, y, objective, growth, seed), y, objective, growth);
  }

  /** Smile keeps the constant that it started from to itself, so it is computed again. */
  static Trees export(GradientTreeBoost boosted, double[] y, Objective objective, Growth growth) {
    return ForestExport.trees(
        boosted.trees(), growth.learningRate(), objective.loss().intercept(y.clone()));
  }

  /** Smile's own ensemble. */
  static GradientTreeBoost grow(
      double[][] x, double[] y, Objective objective, Growth growth, long seed) {
    // Smile draws the rows of a tree from a source of its own, which starts anew with a seed.
    MathEx.setSeed(seed);
    return GradientTreeBoost.fit(
        SmileRows.FORMULA,
        SmileRows.of(x, y),
        new GradientTreeBoost.Options(
            objective.loss(),
            growth.trees(),
            growth.depth(),
            growth.leaves(),
            growth.minRowsPerLeaf(),
            growth.learningRate(),
            growth.rowFraction(),
            null,
            null));
  }
}
