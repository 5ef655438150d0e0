package io.plimsoll.models.distribution;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.tree.QuantileTrees;
import java.util.List;

/**
 * Quantiles whose multiples of the forecast volatility are grown from features: {@code
 * trees(x)·√variance}, in order by level ({@link QuantileTrees}).
 */
public final class TreeQuantiles implements ExcursionQuantiles {
  /** The name of this shape in archives. */
  public static final String FORMAT = "trees";

  private final int rows;
  private final double floor;
  private final QuantileTrees trees;
  private final double[] levels;

  private TreeQuantiles(int rows, double floor, QuantileTrees trees) {
    this.rows = rows;
    this.floor = Checks.positive(floor, "floor");
    this.trees = trees;
    this.levels = trees.levels();
  }

  /** Trees that were grown on the multiples of a sample, with its features as inputs. */
  public static TreeQuantiles of(ExcursionSample sample, QuantileTrees trees) {
    if (!trees.inputs().equals(sample.features())) {
      throw new IllegalArgumentException(
          "trees read " + trees.inputs() + ", the sample has " + sample.features());
    }
    return new TreeQuantiles(sample.size(), Levels.floor(sample), trees);
  }

  /** Reads what {@link #write} stored. */
  public static TreeQuantiles read(Archive in) {
    return new TreeQuantiles(
        in.integer("rows"), in.number("floor"), QuantileTrees.read(in.child("trees")));
  }

  @Override
  public void write(Archive out) {
    out.put("rows", rows);
    out.put("floor", floor);
    trees.write(out.child("trees"));
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public double[] levels() {
    return levels.clone();
  }

  @Override
  public List<String> features() {
    return trees.inputs();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public boolean supported(int i) {
    return levels[i] <= Levels.deepest(rows);
  }

  @Override
  public void quantiles(double variance, double[] x, double[] into) {
    if (Levels.usable(variance, x, trees.inputs().size(), into)) {
      trees.quantiles(x, into);
      double sigma = Math.sqrt(variance);
      for (int i = 0; i < levels.length; i++) {
        into[i] = sigma * Math.max(floor, into[i]);
      }
    }
  }
}
