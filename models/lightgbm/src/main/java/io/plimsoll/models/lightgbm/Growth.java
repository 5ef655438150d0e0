package io.plimsoll.models.lightgbm;

import io.plimsoll.datasets.Checks;

/**
 * How LightGBM grows trees.
 *
 * @param trees how many, at least 1; with early stopping the most there can be
 * @param leaves most leaves of a tree, at least 2
 * @param depth most levels of splits of a tree, at least 1; up to ten are served fastest
 * @param learningRate in (0, 1]
 * @param minRowsPerLeaf at least 1; labels that overlap call for many
 * @param lambda ridge on leaf values, zero or more
 * @param featureFraction share of the features a tree may read, in (0, 1]
 * @param rowFraction share of the rows a tree is grown on, in (0, 1]
 * @param threads that LightGBM uses, at least 1
 * @param seeds how many ensembles are averaged, at least 1
 * @param stopping how the number of trees is found
 */
public record Growth(
    int trees,
    int leaves,
    int depth,
    double learningRate,
    int minRowsPerLeaf,
    double lambda,
    double featureFraction,
    double rowFraction,
    int threads,
    int seeds,
    Stopping stopping) {
  public Growth {
    Checks.positive(trees, "trees");
    Checks.inRange(leaves, 2, 4096, "leaves");
    Checks.positive(depth, "depth");
    Checks.inRange(learningRate, 1e-6, 1, "learningRate");
    Checks.positive(minRowsPerLeaf, "minRowsPerLeaf");
    Checks.notNegative(lambda, "lambda");
    Checks.inRange(featureFraction, 1e-6, 1, "featureFraction");
    Checks.inRange(rowFraction, 1e-6, 1, "rowFraction");
    Checks.positive(threads, "threads");
    Checks.positive(seeds, "seeds");
  }

  /**
   * Early stopping: trees are grown on the older rows until the loss of the newest has not fallen
   * for a while; then as many as were best there are grown on all rows.
   *
   * @param validationFraction share of the rows, the newest, that judge, in [0, 0.5]; 0 grows all
   *     trees without a judge
   * @param patience trees without a better loss after which growing ends, at least 1
   * @param purge how many moments before the newest rows are left out, because their labels reach
   *     into them; zero or more
   */
  public record Stopping(double validationFraction, int patience, int purge) {
    /** No early stopping. */
    public static final Stopping NEVER = new Stopping(0, 1, 0);

    public Stopping {
      Checks.inRange(validationFraction, 0, 0.5, "validationFraction");
      Checks.positive(patience, "patience");
      Checks.notNegative(purge, "purge");
    }
  }

  /**
   * The defaults, for a few thousand rows whose labels overlap: few small trees, shrunk hard. A
   * thousand five-minute rows with labels of an hour hold some eighty independent ones, and quicker
   * learning lost to the base on them.
   */
  public static Growth defaults() {
    return new Growth(60, 8, 10, 0.02, 60, 20, 0.5, 0.5, 1, 1, Stopping.NEVER);
  }

  /** The same with another early stopping. */
  public Growth with(Stopping other) {
    return new Growth(
        trees,
        leaves,
        depth,
        learningRate,
        minRowsPerLeaf,
        lambda,
        featureFraction,
        rowFraction,
        threads,
        seeds,
        other);
  }

  /** The same with another number of ensembles that are averaged. */
  public Growth withSeeds(int other) {
    return new Growth(
        trees,
        leaves,
        depth,
        learningRate,
        minRowsPerLeaf,
        lambda,
        featureFraction,
        rowFraction,
        threads,
        other,
        stopping);
  }

  /** The same with another least number of rows a leaf. */
  public Growth withMinRowsPerLeaf(int other) {
    return new Growth(
        trees,
        leaves,
        depth,
        learningRate,
        other,
        lambda,
        featureFraction,
        rowFraction,
        threads,
        seeds,
        stopping);
  }

  /** What LightGBM is told. */
  String parameters(long seed) {
    return String.join(
        " ",
        "boost_from_average=false",
        "num_leaves=" + leaves,
        "max_depth=" + depth,
        "learning_rate=" + learningRate,
        "min_data_in_leaf=" + minRowsPerLeaf,
        "lambda_l2=" + lambda,
        "feature_fraction=" + featureFraction,
        "bagging_fraction=" + rowFraction,
        "bagging_freq=" + (rowFraction < 1 ? 1 : 0),
        "max_bin=63",
        "seed=" + (Long.hashCode(seed) & Integer.MAX_VALUE),
        "deterministic=true",
        "force_row_wise=true",
        "num_threads=" + threads,
        "verbosity=-1");
  }
}
