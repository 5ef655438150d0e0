package io.plimsoll.models.tree;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.bundle.Archive;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of one target, an ensemble of trees a level.
 *
 * <p>Formula: the scores of the levels' trees, sorted. Ensembles that are grown one by one may
 * cross; sorting their values never moves them further from the true quantiles.
 *
 * <p><b>Unit</b>: the target's; for excursions divided by {@code √(base variance)} that is
 * volatilities, and whoever serves them multiplies. <b>Range</b>: increasing in the level; NaN
 * where an input is. Immutable. <b>Cost</b>: that of {@link PaddedTrees} a level, no allocation.
 *
 * <p><b>Reference</b>: Chernozhukov, Fernández-Val and Galichon (2010), Quantile and probability
 * curves without crossing, Econometrica 78.
 */
public final class QuantileTrees {
  private final List<String> inputs;
  private final double[] levels;
  private final List<Trees> trees;
  private final List<PaddedTrees> padded;

  /**
   * Quantiles.
   *
   * @param inputs the features that splits read, by index
   * @param levels increasing, in (0, 1)
   * @param trees those of each level
   */
  public QuantileTrees(List<String> inputs, double[] levels, List<Trees> trees) {
    this.inputs = List.copyOf(inputs);
    this.levels = levels.clone();
    this.trees = List.copyOf(trees);
    this.padded = trees.stream().map(PaddedTrees::of).toList();
    if (levels.length == 0 || trees.size() != levels.length) {
      throw new IllegalArgumentException(
          "expected trees for each of " + levels.length + " levels, had " + trees.size());
    }
    double last = 0;
    for (double level : levels) {
      last = Checks.inOpenRange(level, last, 1, "level");
    }
    for (Trees ensemble : trees) {
      if (ensemble.features() > inputs.size()) {
        throw new IllegalArgumentException(
            "a split reads feature " + (ensemble.features() - 1) + ", there are " + inputs.size());
      }
    }
  }

  /** The features it reads. */
  public List<String> inputs() {
    return inputs;
  }

  /** The levels, increasing. */
  public double[] levels() {
    return levels.clone();
  }

  /** Puts the quantile of each level at a row into {@code out}; NaN where an input is NaN. */
  public void quantiles(double[] x, double[] out) {
    for (double value : x) {
      if (Double.isNaN(value)) {
        Arrays.fill(out, 0, levels.length, Double.NaN);
        return;
      }
    }
    for (int k = 0; k < levels.length; k++) {
      out[k] = padded.get(k).score(x);
    }
    Arrays.sort(out, 0, levels.length);
  }

  /** Binds the inputs to columns; throws IllegalArgumentException where one is missing. */
  public Bound bind(List<String> columns) {
    return new Bound(FeatureRows.positions(columns, inputs));
  }

  /** Quantiles that know where their columns are. One thread at a time. */
  public final class Bound {
    private final int[] positions;
    private final double[] x;

    private Bound(int[] positions) {
      this.positions = positions;
      this.x = new double[positions.length];
    }

    /** Puts the quantile of each level into {@code out}; NaN where an input of the row is NaN. */
    public void quantiles(FeatureRows rows, int row, double[] out) {
      for (int j = 0; j < x.length; j++) {
        x[j] = rows.value(row, positions[j]);
      }
      QuantileTrees.this.quantiles(x, out);
    }
  }

  /** Stores everything. */
  public void write(Archive out) {
    out.put("inputs", inputs.toArray(new String[0]));
    out.put("levels", levels);
    for (int k = 0; k < levels.length; k++) {
      trees.get(k).write(out.child("level-" + k));
    }
  }

  /** Reads what {@link #write} stored. */
  public static QuantileTrees read(Archive in) {
    double[] levels = in.numbers("levels");
    Trees[] trees = new Trees[levels.length];
    for (int k = 0; k < trees.length; k++) {
      trees[k] = Trees.read(in.child("level-" + k));
    }
    return new QuantileTrees(List.of(in.texts("inputs")), levels, List.of(trees));
  }
}
