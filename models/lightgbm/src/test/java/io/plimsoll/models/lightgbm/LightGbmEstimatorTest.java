package io.plimsoll.models.lightgbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.tree.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LightGbmEstimatorTest extends EstimatorContract {

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new LightGbmEstimators().create(LightGbmEstimator.FAMILY, inputs);
  }

  private static LightGbmEstimator.Settings settings(double rowFraction) {
    LightGbmEstimator.Settings s = LightGbmEstimator.Settings.of(List.of("rv_1"), List.of("rv_1"));
    return new LightGbmEstimator.Settings(
        s.base(), s.inputs(), 60, 8, 0.1, 20, 1, 0.7, rowFraction, 1, s.boundsFactor());
  }

  /** Columns of very different scales, some with ties; missing values where asked for. */
  private static TrainingMatrix matrix(int rows, int columns, double missing) {
    SplittableRandom random = new SplittableRandom(11);
    double[][] x = new double[rows][columns];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double value = random.nextGaussian() * Math.pow(10, 3 * (j % 5) - 9);
        x[i][j] = j % 3 == 0 ? Math.round(value * 1e9) / 1e9 : value;
      }
      y[i] = Math.sin(x[i][0] * 1e9) + x[i][columns - 1] * x[i][1] + random.nextGaussian() / 3;
      for (int j = 0; j < columns; j++) {
        x[i][j] = random.nextDouble() < missing ? Double.NaN : x[i][j];
      }
    }
    List<String> names = IntStream.range(0, columns).mapToObj(j -> "x" + j).toList();
    return new TrainingMatrix(names, x, y, new int[rows], new int[rows]);
  }

  /**
   * LightGBM sums the leaves of its trees in their order from zero in double precision, and so do
   * we: equal to the bit.
   */
  private static void assertParity(TrainingMatrix matrix, double[][] unseen, double rowFraction) {
    try (NativeBooster booster = NativeBooster.train(matrix, settings(rowFraction), 3)) {
      Trees trees = ModelText.parse(booster.text());
      assertEquals(60, trees.size());
      double[] theirs = booster.predict(unseen);
      for (int i = 0; i < unseen.length; i++) {
        assertEquals(theirs[i], trees.score(unseen[i]), "row " + i);
      }
    }
  }

  @Test
  void ourScoresAreLightGbmsToTheBit() {
    assertParity(matrix(1500, 12, 0), matrix(3000, 12, 0).x(), 0.7);
  }

  @Test
  void missingValuesTakeTheSideThatLightGbmLearnt() {
    assertParity(matrix(1500, 12, 0.2), matrix(3000, 12, 0.3).x(), 1);
  }

  @Test
  void missingValuesThatTrainingNeverSawAreReadAsZeroAsLightGbmDoes() {
    assertParity(matrix(1500, 12, 0), matrix(3000, 12, 0.3).x(), 1);
  }

  @Test
  void aConstantTargetGivesTreesOfOneLeaf() {
    TrainingMatrix m = matrix(300, 4, 0);
    TrainingMatrix constant =
        new TrainingMatrix(m.inputs(), m.x(), new double[300], m.block(), m.row());
    try (NativeBooster booster = NativeBooster.train(constant, settings(1), 3)) {
      assertEquals(0, ModelText.parse(booster.text()).score(m.x()[0]));
    }
  }

  @Test
  void anotherSeedGrowsOtherTrees() {
    TrainingMatrix m = matrix(1500, 12, 0);
    try (NativeBooster one = NativeBooster.train(m, settings(0.7), 3);
        NativeBooster two = NativeBooster.train(m, settings(0.7), 4)) {
      assertNotEquals(one.text(), two.text());
    }
  }

  @Test
  void tooFewRowsAreCounted() {
    TrainingSet set = SimulatedVariance.of(60, 1).set(0, 50);
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> estimator(SimulatedVariance.INPUTS).fit(set, CONTEXT));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    // Two leaves of 60 rows each.
    assertTrue(e.getMessage().contains("at least 120"), e.getMessage());
    assertTrue(e.getMessage().contains("had 50"), e.getMessage());
  }

  @Test
  void aMissingOpenMpLibraryIsNamedWithItsPackage() {
    PlimsollException e =
        NativeLibrary.cannotLoad(
            new ExceptionInInitializerError(
                new UnsatisfiedLinkError(
                    "lib_lightgbm.so: libgomp.so.1: cannot open shared object file")));
    assertEquals(ErrorCode.MISSING_DEPENDENCY, e.code());
    assertTrue(e.getMessage().contains("apt-get install libgomp1"), e.getMessage());
  }

  @Test
  void theNativeLibraryIsThisProcesssOwn() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    assumeTrue(Files.isReadable(maps), "skipped: only Linux lists what a process has mapped");
    String before = System.getProperty("java.io.tmpdir");
    NativeLibrary.load();
    assertEquals(before, System.getProperty("java.io.tmpdir"));
    List<String> mapped =
        Files.readString(maps).lines().filter(line -> line.contains("lib_lightgbm.so")).toList();
    assertFalse(mapped.isEmpty());
    for (String line : mapped) {
      assertTrue(line.contains("/plimsoll-lightgbm-"), line);
      assertTrue(line.endsWith("(deleted)"), line);
    }
  }

  @Test
  void aTextThatEndsEarlyIsRefused() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> ModelText.parse("tree\n\nTree=0\nnum_leaves=2"));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
    assertThrows(
        PlimsollException.class,
        () -> ModelText.parse("tree\n\nTree=0\nnum_cat=1\nleaf_value=1\n\nend of trees"));
  }

  @Test
  void itIsFoundAsAService() {
    assertTrue(
        ServiceLoader.load(EstimatorProvider.class).stream()
            .anyMatch(p -> p.get().families().contains(LightGbmEstimator.FAMILY)));
  }
}
