package io.plimsoll.models.smile;

import io.plimsoll.models.tree.TreeLibrary;
import io.plimsoll.models.tree.Trees;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.regression.GradientTreeBoost;

/** Smile's gradient boosting beside our own scores. */
public final class SmileLibrary implements TreeLibrary {

  @Override
  public String name() {
    return SmileForestEstimator.BACKEND;
  }

  @Override
  public Grown grow(double[][] x, double[] y, int trees, int depth, long seed) {
    // Smile counts the root as a level.
    SmileBoosting.Growth growth = new SmileBoosting.Growth(trees, depth + 1, 1 << depth, 1, 0.1, 1);
    SmileBoosting.Objective squared = SmileBoosting.Objective.SQUARED;
    GradientTreeBoost boosted = SmileBoosting.grow(x, y, squared, growth, seed);
    Trees exported = SmileBoosting.export(boosted, y, squared, growth);
    return new Beside(boosted, boosted.schema(), exported);
  }

  private record Beside(GradientTreeBoost boosted, StructType schema, Trees trees)
      implements Grown {
    @Override
    public double score(double[] x) {
      return boosted.predict(Tuple.of(schema, x));
    }

    @Override
    public void close() {}
  }
}
