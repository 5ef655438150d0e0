package io.plimsoll.models.tree;

import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.classifier.Classifier;
import io.plimsoll.models.numeric.LogisticRegression;
import java.util.List;

/**
 * The probability of an event: the logistic function of a score that is log odds.
 *
 * <p><b>Range</b>: [0, 1]; NaN where an input is NaN. Immutable. <b>Cost</b>: that of {@link
 * PaddedTrees}, no allocation.
 */
public final class ProbabilityTrees implements Classifier {
  private final List<String> inputs;
  private final Trees trees;
  private final PaddedTrees padded;

  /**
   * A probability.
   *
   * @param inputs the features that splits read, by index
   */
  public ProbabilityTrees(List<String> inputs, Trees trees) {
    this.inputs = List.copyOf(inputs);
    this.trees = trees;
    this.padded = PaddedTrees.of(trees);
    if (trees.features() > inputs.size()) {
      throw new IllegalArgumentException(
          "a split reads feature " + (trees.features() - 1) + ", there are " + inputs.size());
    }
  }

  /** The features it reads. */
  public List<String> inputs() {
    return inputs;
  }

  @Override
  public List<String> features() {
    return inputs;
  }

  @Override
  public double score(double[] x) {
    for (double value : x) {
      if (Double.isNaN(value)) {
        return Double.NaN;
      }
    }
    return padded.score(x);
  }

  /** Binds the inputs to columns; throws IllegalArgumentException where one is missing. */
  public Bound bind(List<String> columns) {
    return new Bound(FeatureRows.positions(columns, inputs));
  }

  /** A probability that knows where its columns are. One thread at a time. */
  public final class Bound {
    private final int[] positions;
    private final double[] x;

    private Bound(int[] positions) {
      this.positions = positions;
      this.x = new double[positions.length];
    }

    /** The probability as of a row; NaN where an input of the row is NaN. */
    public double probability(FeatureRows rows, int row) {
      for (int j = 0; j < x.length; j++) {
        x[j] = rows.value(row, positions[j]);
      }
      return LogisticRegression.logistic(score(x));
    }
  }

  /** Stores everything. */
  public void write(Archive out) {
    out.put("inputs", inputs.toArray(new String[0]));
    trees.write(out.child("trees"));
  }

  /** Reads what {@link #write} stored. */
  public static ProbabilityTrees read(Archive in) {
    return new ProbabilityTrees(List.of(in.texts("inputs")), Trees.read(in.child("trees")));
  }
}
