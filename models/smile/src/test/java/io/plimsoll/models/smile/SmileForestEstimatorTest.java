package io.plimsoll.models.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.tree.Trees;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.regression.RandomForest;

class SmileForestEstimatorTest extends EstimatorContract {

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new SmileEstimators().create(SmileForestEstimator.FAMILY, inputs);
  }

  private static SmileForestEstimator.Settings settings() {
    SmileForestEstimator.Settings s =
        SmileForestEstimator.Settings.of(List.of("rv_1"), List.of("rv_1"));
    return new SmileForestEstimator.Settings(
        s.base(), s.inputs(), 20, 8, 10, 0.5, 0.6, 1, s.boundsFactor());
  }

  /** Columns of very different scales, some with ties. */
  private static TrainingMatrix matrix(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(11);
    double[][] x = new double[rows][columns];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double value = random.nextGaussian() * Math.pow(10, 3 * (j % 5) - 9);
        x[i][j] = j % 3 == 0 ? Math.round(value * 1e9) / 1e9 : value;
      }
      y[i] = Math.sin(x[i][0] * 1e9) + x[i][columns - 1] * x[i][1] + random.nextGaussian() / 3;
    }
    List<String> names = IntStream.range(0, columns).mapToObj(j -> "x" + j).toList();
    return new TrainingMatrix(names, x, y, new int[rows], new int[rows]);
  }

  @Test
  void ourScoresAreSmilesToFifteenDigits() {
    TrainingMatrix m = matrix(600, 8);
    RandomForest forest = SmileForestEstimator.grow(m, settings(), 3);
    Trees trees = ForestExport.trees(forest, 1);
    StructType schema = forest.trees()[0].schema();
    // The rows of training lie on thresholds' neighbours, which is where a threshold that is off by
    // a bit would show.
    for (double[] row : m.x()) {
      double theirs = forest.predict(Tuple.of(schema, row));
      // Smile divides the sum by the number of trees, we divide each leaf: some rounding of terms
      // of size 1.
      assertEquals(theirs, trees.score(row), 4e-15);
    }
  }

  @Test
  void everyThresholdIsTheGreatestValueThatGoesLeft() {
    TrainingMatrix m = matrix(600, 8);
    RandomForest forest = SmileForestEstimator.grow(m, settings(), 3);
    Trees trees = ForestExport.trees(forest, 1);
    StructType schema = forest.trees()[0].schema();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 3000; i++) {
      double[] row = m.x()[random.nextInt(600)].clone();
      int j = random.nextInt(8);
      double other = m.x()[random.nextInt(600)][j];
      row[j] = (row[j] + other) / 2;
      row[j] = random.nextBoolean() ? Math.nextUp(row[j]) : row[j];
      assertEquals(forest.predict(Tuple.of(schema, row)), trees.score(row), 4e-15);
    }
  }

  @Test
  void theForestDoesNotDependOnTheThreadsThatGrowIt() throws Exception {
    TrainingMatrix m = matrix(600, 8);
    double[] sums = new double[3];
    for (int threads = 1; threads <= 3; threads++) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        Trees trees =
            pool.submit(() -> ForestExport.trees(SmileForestEstimator.grow(m, settings(), 3), 1))
                .get();
        for (double[] row : m.x()) {
          sums[threads - 1] += trees.score(row);
        }
      }
    }
    assertEquals(sums[0], sums[1]);
    assertEquals(sums[0], sums[2]);
  }

  @Test
  void shrinkageScalesTheCorrection() {
    TrainingMatrix m = matrix(600, 8);
    RandomForest forest = SmileForestEstimator.grow(m, settings(), 3);
    double whole = ForestExport.trees(forest, 1).score(m.x()[0]);
    assertEquals(whole / 2, ForestExport.trees(forest, 0.5).score(m.x()[0]), 4e-15);
  }

  @Test
  void tooFewRowsAreCounted() {
    TrainingSet set = SimulatedVariance.of(60, 1).set(0, 50);
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> estimator(SimulatedVariance.INPUTS).fit(set, CONTEXT));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("had 50"), e.getMessage());
  }

  @Test
  void itIsFoundAsAService() {
    assertTrue(
        ServiceLoader.load(EstimatorProvider.class).stream()
            .anyMatch(p -> p.get().families().contains(SmileForestEstimator.FAMILY)));
  }
}
