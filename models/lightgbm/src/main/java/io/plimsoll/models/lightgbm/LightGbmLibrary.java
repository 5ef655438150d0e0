package io.plimsoll.models.lightgbm;

import io.plimsoll.models.tree.TreeLibrary;
import io.plimsoll.models.tree.Trees;

/** LightGBM beside our own scores. */
public final class LightGbmLibrary implements TreeLibrary {

  @Override
  public String name() {
    return LightGbmEstimator.BACKEND;
  }

  @Override
  public Grown grow(double[][] x, double[] y, int trees, int depth, long seed) {
    Growth growth =
        new Growth(trees, 1 << depth, depth, 0.1, 1, 0, 1, 1, 1, 1, Growth.Stopping.NEVER);
    TrainingRows rows = TrainingRows.of(x, y, new double[y.length]);
    NativeBooster booster = NativeBooster.create(rows, null, Objective.SQUARED, growth, 0, seed);
    for (int i = 0; i < trees; i++) {
      booster.grow();
    }
    return new Beside(booster, ModelText.parse(booster.text()));
  }

  private record Beside(NativeBooster booster, Trees trees) implements Grown {
    @Override
    public double score(double[] x) {
      return booster.predict(x);
    }

    @Override
    public void close() {
      booster.close();
    }
  }
}
