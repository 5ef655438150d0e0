package io.plimsoll.models.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.tree.PaddedTrees;
import io.plimsoll.models.tree.Trees;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import smile.data.Tuple;
import smile.regression.GradientTreeBoost;

class SmileBoostEstimatorTest extends EstimatorContract {
  private static final int ROWS = 600;
  private static final SmileBoosting.Growth GROWTH =
      new SmileBoosting.Growth(40, 5, 12, 10, 0.1, 0.7);

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new SmileEstimators().create(SmileBoostEstimator.FAMILY, inputs);
  }

  private static double[][] inputs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[ROWS][6];
    for (double[] row : x) {
      for (int j = 0; j < row.length; j++) {
        double value = random.nextGaussian() * Math.pow(10, 3 * (j % 3) - 6);
        row[j] = j % 2 == 0 ? Math.round(value * 1e6) / 1e6 : value;
      }
    }
    return x;
  }

  private static double[] target(double[][] x) {
    SplittableRandom random = new SplittableRandom(9);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.sin(x[i][0] * 1e6) + x[i][2] + (1 + Math.abs(x[i][5])) * random.nextGaussian();
    }
    return y;
  }

  /** Smile adds the leaves, shrunk, to its constant in the order of the trees, and so do we. */
  private static void assertParity(SmileBoosting.Objective objective) {
    double[][] x = inputs(11);
    double[] y = target(x);
    GradientTreeBoost boosted = SmileBoosting.grow(x, y, objective, GROWTH, 3);
    Trees trees = SmileBoosting.train(x, y, objective, GROWTH, 3);
    PaddedTrees padded = PaddedTrees.of(trees);
    SplittableRandom random = new SplittableRandom(5);
    double[][] unseen = inputs(12);
    for (int i = 0; i < 3 * ROWS; i++) {
      double[] row = (i < ROWS ? x[i] : unseen[i % ROWS]).clone();
      if (i >= 2 * ROWS) {
        // The middle of two values of training is where Smile puts thresholds; and its neighbour.
        int j = random.nextInt(row.length);
        row[j] = (x[i % ROWS][j] + x[random.nextInt(ROWS)][j]) / 2;
        row[j] = random.nextBoolean() ? Math.nextUp(row[j]) : row[j];
      }
      double theirs = boosted.predict(Tuple.of(boosted.schema(), row));
      assertEquals(theirs, trees.score(row), "row " + i);
      assertEquals(theirs, padded.score(row), "row " + i);
    }
  }

  @Test
  void ourScoresAreSmilesToTheBit() {
    assertParity(SmileBoosting.Objective.SQUARED);
  }

  @Test
  void ourScoresOfQuantilesAreSmilesToTheBit() {
    assertParity(SmileBoosting.Objective.quantile(0.9));
  }

  @Test
  void aQuantileCoversItsShareOfTheRowsItLearntFrom() {
    double[][] x = inputs(11);
    double[] y = target(x);
    for (double level : new double[] {0.5, 0.9}) {
      Trees trees = SmileBoosting.train(x, y, SmileBoosting.Objective.quantile(level), GROWTH, 3);
      int below = 0;
      for (int i = 0; i < y.length; i++) {
        below += y[i] <= trees.score(x[i]) ? 1 : 0;
      }
      // Trees of 70 % of the rows each: near, not equal.
      assertEquals(level, (double) below / y.length, 0.06);
    }
  }

  @Test
  void anotherSeedDrawsOtherRows() {
    double[][] x = inputs(11);
    double[] y = target(x);
    SmileBoosting.Objective squared = SmileBoosting.Objective.SQUARED;
    assertNotEquals(
        SmileBoosting.train(x, y, squared, GROWTH, 3).score(x[0]),
        SmileBoosting.train(x, y, squared, GROWTH, 4).score(x[0]));
  }

  @Test
  void aLevelMustBeAProbability() {
    assertThrows(
        IllegalArgumentException.class, () -> SmileBoosting.Objective.quantile(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> SmileBoosting.Objective.quantile(1));
  }
}
