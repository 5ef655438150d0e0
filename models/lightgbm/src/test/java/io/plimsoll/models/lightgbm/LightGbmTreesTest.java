package io.plimsoll.models.lightgbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.numeric.LogisticRegression;
import io.plimsoll.models.tree.QuantileTrees;
import io.plimsoll.models.tree.Trees;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LightGbmTreesTest {
  /** One stump, no shrinkage of any kind. */
  private static final Growth STUMP =
      new Growth(1, 2, 10, 1, 1, 0, 1, 1, 1, 1, Growth.Stopping.NEVER);

  private static final Growth MANY =
      new Growth(150, 8, 10, 0.1, 20, 1, 1, 1, 1, 1, Growth.Stopping.NEVER);

  /** Two groups of ten rows, told apart by the only feature. */
  private static TrainingRows groups(double low, double high, double... offset) {
    double[][] x = new double[20][1];
    double[] y = new double[20];
    for (int i = 0; i < 20; i++) {
      x[i][0] = i % 2;
      // Each group's mean is the number given.
      double mean = i % 2 == 0 ? low : high;
      y[i] = mean * (i < 10 ? 1.25 : 0.75);
    }
    return TrainingRows.of(x, y, offset);
  }

  @Test
  void aLeafOfQlikeIsTheNewtonStep() {
    Trees trees = LightGbmTrees.train(groups(2, 0.8, new double[20]), Objective.QLIKE, STUMP, 1);
    // From score 0: gradient n − Σy, curvature Σy, step (Σy − n) / Σy = 1 − 1 / mean(y).
    assertEquals(0.5, trees.score(new double[] {0}), 1e-6);
    assertEquals(-0.25, trees.score(new double[] {1}), 1e-6);
  }

  @Test
  void manyStepsOfQlikeReachTheLogarithmOfTheMean() {
    Growth growth = new Growth(60, 2, 10, 0.5, 1, 0, 1, 1, 1, 1, Growth.Stopping.NEVER);
    Trees trees = LightGbmTrees.train(groups(2, 0.8, new double[20]), Objective.QLIKE, growth, 1);
    // d/ds Σ(y·exp(−s) + s) = 0 at s = ln mean(y).
    assertEquals(Math.log(2), trees.score(new double[] {0}), 1e-5);
    assertEquals(Math.log(0.8), trees.score(new double[] {1}), 1e-5);
  }

  @Test
  void anOffsetIsWhereTheTreesStart() {
    double[] offset = new double[20];
    for (int i = 0; i < 20; i++) {
      offset[i] = i % 2 == 0 ? 3 : -1;
    }
    Trees trees = LightGbmTrees.train(groups(4, 2, offset), Objective.SQUARED, STUMP, 1);
    assertEquals(0, trees.bias());
    assertEquals(1, trees.score(new double[] {0}), 1e-6);
    assertEquals(3, trees.score(new double[] {1}), 1e-6);
  }

  @Test
  void withoutAnOffsetTheBiasIsTheBestConstant() {
    assertEquals(3, LightGbmTrees.train(groups(4, 2), Objective.SQUARED, STUMP, 1).bias(), 1e-12);
    assertEquals(
        Math.log(3), LightGbmTrees.train(groups(4, 2), Objective.QLIKE, STUMP, 1).bias(), 1e-12);
    // 20 targets in order: 1.5 ×5, 2.5 ×5, 3 ×5, 5 ×5; the 18th is 5, the 12th is 3.
    assertEquals(5, LightGbmTrees.train(groups(4, 2), Objective.quantile(0.9), STUMP, 1).bias());
    assertEquals(3, LightGbmTrees.train(groups(4, 2), Objective.quantile(0.6), STUMP, 1).bias());
  }

  /** {@code y = scale(x0)·e}, {@code e} exponential: quantiles and odds are known. */
  private static TrainingRows exponential(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[rows][3];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 3; j++) {
        x[i][j] = random.nextDouble();
      }
      y[i] = -scale(x[i]) * Math.log(1 - random.nextDouble());
    }
    return TrainingRows.of(x, y);
  }

  private static double scale(double[] x) {
    return x[0] > 0.7 ? 3 : 1;
  }

  @Test
  void aQuantileCoversItsShareOfUnseenRowsInEachState() {
    TrainingRows unseen = exponential(20_000, 2);
    for (double level : new double[] {0.5, 0.95, 0.99}) {
      Growth growth = new Growth(100, 4, 10, 0.1, 500, 0, 1, 1, 1, 1, Growth.Stopping.NEVER);
      Trees trees =
          LightGbmTrees.train(exponential(20_000, 1), Objective.quantile(level), growth, 1);
      double[] below = new double[2];
      double[] count = new double[2];
      for (int i = 0; i < unseen.size(); i++) {
        int state = unseen.x()[i][0] > 0.7 ? 1 : 0;
        below[state] += unseen.y()[i] <= trees.score(unseen.x()[i]) ? 1 : 0;
        count[state]++;
      }
      // 6000 rows in the rarer state: four standard errors of a share are at most 0.026, plus as
      // much again for the trees' own.
      double width = 8 * Math.sqrt(level * (1 - level) / 6000);
      assertEquals(level, below[0] / count[0], width, "calm at " + level);
      assertEquals(level, below[1] / count[1], width, "wild at " + level);
    }
  }

  @Test
  void quantilesOfAllLevelsAreOneObject() {
    Growth growth = new Growth(20, 4, 10, 0.1, 200, 0, 1, 1, 1, 1, Growth.Stopping.NEVER);
    double[] levels = {0.9, 0.99};
    TrainingRows rows = exponential(4000, 1);
    QuantileTrees quantiles =
        LightGbmQuantiles.train(List.of("a", "b", "c"), rows, levels, growth, 1);
    assertEquals(List.of("a", "b", "c"), quantiles.inputs());
    assertArrayEquals(levels, quantiles.levels());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> LightGbmQuantiles.train(List.of("a"), rows, levels, growth, 1));
    assertTrue(e.getMessage().contains("rows hold 3"), e.getMessage());
  }

  @Test
  void aQuantileOverAnOffsetThatAllRowsExceedStillSplits() {
    TrainingRows rows = exponential(4000, 1);
    double[] offset = new double[4000];
    Arrays.fill(offset, -5);
    Growth growth = new Growth(50, 4, 10, 0.1, 200, 0, 1, 1, 1, 1, Growth.Stopping.NEVER);
    Trees trees =
        LightGbmTrees.train(
            TrainingRows.of(rows.x(), rows.y(), offset), Objective.quantile(0.9), growth, 1);
    assertEquals(50, trees.size());
    Trees without = LightGbmTrees.train(rows, Objective.quantile(0.9), growth, 1);
    double[] wild = {0.9, 0.5, 0.5};
    // The same start, because the constant makes up for the offset; scores of size 5 in single
    // precision.
    assertEquals(without.score(wild), trees.score(wild) - 5, 1e-5);
  }

  @Test
  void theScoreOfAnEventIsItsLogOdds() {
    TrainingRows rows = exponential(20_000, 1);
    double[] events = new double[rows.size()];
    for (int i = 0; i < events.length; i++) {
      events[i] = rows.y()[i] > 2 ? 1 : 0;
    }
    Growth growth = new Growth(100, 4, 10, 0.1, 500, 0, 1, 1, 1, 1, Growth.Stopping.NEVER);
    Trees trees =
        LightGbmTrees.train(TrainingRows.of(rows.x(), events), Objective.BINARY, growth, 1);
    // P(y > 2) is exp(−2) = 0.135 in the calm state and exp(−2/3) = 0.513 in the wild one; both
    // from thousands of rows, hence some hundredths.
    assertEquals(
        Math.exp(-2), LogisticRegression.logistic(trees.score(new double[] {0.3, 0.5, 0.5})), 0.03);
    assertEquals(
        Math.exp(-2.0 / 3),
        LogisticRegression.logistic(trees.score(new double[] {0.9, 0.5, 0.5})),
        0.05);
  }

  @Test
  void earlyStoppingGrowsNoTreeForNoise() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] x = new double[2000][5];
    double[] y = new double[2000];
    for (int i = 0; i < y.length; i++) {
      x[i] = random.doubles(5).toArray();
      y[i] = random.nextGaussian();
    }
    Trees all =
        LightGbmTrees.train(TrainingRows.of(x, y, new double[2000]), Objective.SQUARED, MANY, 1);
    Trees stopped =
        LightGbmTrees.train(
            TrainingRows.of(x, y, new double[2000]),
            Objective.SQUARED,
            MANY.with(new Growth.Stopping(0.25, 10, 5)),
            1);
    assertEquals(150, all.size());
    assertTrue(stopped.size() <= 3, stopped.size() + " trees for noise");
  }

  @Test
  void earlyStoppingKeepsWhatIsThere() {
    TrainingRows rows = exponential(4000, 1);
    Trees stopped =
        LightGbmTrees.train(rows, Objective.QLIKE, MANY.with(new Growth.Stopping(0.25, 10, 5)), 1);
    assertTrue(stopped.size() >= 5 && stopped.size() < 150, stopped.size() + " trees");
    double wild = stopped.score(new double[] {0.9, 0.5, 0.5});
    double calm = stopped.score(new double[] {0.3, 0.5, 0.5});
    // The true difference is ln 3 = 1.1.
    assertEquals(Math.log(3), wild - calm, 0.3);
  }

  @Test
  void theNewestRowsJudgeWhateverTheirOrder() {
    // Two instruments one after the other, as pooled training sets have them, and the same rows by
    // time: only the order differs. The judge is the same, so the number of trees is.
    TrainingRows rows = exponential(4000, 3);
    long[] time = new long[4000];
    for (int i = 0; i < time.length; i++) {
      time[i] = i % 2000;
    }
    Growth growth = MANY.with(new Growth.Stopping(0.2, 5, 100));
    Trees pooled =
        LightGbmTrees.train(
            new TrainingRows(rows.x(), rows.y(), new double[0], time), Objective.QLIKE, growth, 1);
    double[][] x = new double[4000][];
    double[] y = new double[4000];
    long[] sorted = new long[4000];
    for (int i = 0; i < 4000; i++) {
      int from = i / 2 + i % 2 * 2000;
      x[i] = rows.x()[from];
      y[i] = rows.y()[from];
      sorted[i] = time[from];
    }
    Trees byTime =
        LightGbmTrees.train(
            new TrainingRows(x, y, new double[0], sorted), Objective.QLIKE, growth, 1);
    assertEquals(byTime.size(), pooled.size());
  }

  @Test
  void aPurgeThatLeavesNothingIsRefused() {
    Growth.Stopping stopping = new Growth.Stopping(0.25, 10, 1000);
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                LightGbmTrees.train(exponential(1000, 1), Objective.QLIKE, MANY.with(stopping), 1));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("purged"), e.getMessage());
  }

  @Test
  void severalSeedsAreAveraged() {
    TrainingRows rows = LightGbmEstimatorTest.rows(1500, 12, 0);
    Growth one = new Growth(30, 8, 10, 0.1, 20, 1, 0.7, 0.7, 1, 1, Growth.Stopping.NEVER);
    Trees three = LightGbmTrees.train(rows, Objective.SQUARED, one.withSeeds(3), 5);
    assertEquals(90, three.size());
    double[] mean = new double[rows.size()];
    for (int seed = 5; seed < 8; seed++) {
      Trees single = LightGbmTrees.train(rows, Objective.SQUARED, one, seed);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += single.score(rows.x()[i]) / 3;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      // 90 terms of size 1 in another order.
      assertEquals(mean[i], three.score(rows.x()[i]), 1e-13);
    }
  }

  @Test
  void badTargetsAreNamed() {
    double[][] x = new double[3][1];
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      TrainingRows rows = TrainingRows.of(x, new double[] {1, bad, 1});
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> LightGbmTrees.train(rows, Objective.QLIKE, STUMP, 1));
      assertEquals("y[1] cannot be a target of QLIKE, was " + bad, e.getMessage());
    }
    TrainingRows half = TrainingRows.of(x, new double[] {0, 1, 0.5});
    assertThrows(
        IllegalArgumentException.class,
        () -> LightGbmTrees.train(half, Objective.BINARY, STUMP, 1));
    assertThrows(IllegalArgumentException.class, () -> Objective.quantile(1));
    assertThrows(IllegalArgumentException.class, () -> TrainingRows.of(x, new double[] {1, 2}));
    assertThrows(
        IllegalArgumentException.class,
        () -> TrainingRows.of(x, new double[3], new double[] {0, Double.NaN, 0}));
  }
}
