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
import io.plimsoll.models.Model;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.RandomWalk;
import io.plimsoll.models.tree.PaddedTrees;
import io.plimsoll.models.tree.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LightGbmEstimatorTest extends EstimatorContract {

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new LightGbmEstimators().create(LightGbmEstimator.FAMILY, inputs);
  }

  private static Growth growth(double rowFraction) {
    return new Growth(60, 8, 10, 0.1, 20, 1, 0.7, rowFraction, 1, 1, Growth.Stopping.NEVER);
  }

  /** Columns of very different scales, some with ties; missing values where asked for. */
  static TrainingRows rows(int rows, int columns, double missing) {
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
    return TrainingRows.of(x, y);
  }

  private static NativeBooster grown(
      TrainingRows rows, Objective objective, double rowFraction, long seed) {
    NativeBooster booster =
        NativeBooster.create(rows, null, objective, growth(rowFraction), 0, seed);
    for (int i = 0; i < 60; i++) {
      booster.grow();
    }
    return booster;
  }

  /**
   * LightGBM sums the leaves of its trees in their order from zero in double precision, and so do
   * we: equal to the bit, in the reference and in the serving form.
   */
  private static void assertParity(
      TrainingRows rows, Objective objective, double[][] unseen, double rowFraction) {
    try (NativeBooster booster = grown(rows, objective, rowFraction, 3)) {
      Trees trees = ModelText.parse(booster.text());
      PaddedTrees padded = PaddedTrees.of(trees);
      assertEquals(60, trees.size());
      double[] theirs = booster.predict(unseen);
      for (int i = 0; i < unseen.length; i++) {
        assertEquals(theirs[i], trees.score(unseen[i]), "row " + i);
        assertEquals(theirs[i], padded.score(unseen[i]), "row " + i);
      }
    }
  }

  @Test
  void ourScoresAreLightGbmsToTheBit() {
    assertParity(rows(1500, 12, 0), Objective.SQUARED, rows(3000, 12, 0).x(), 0.7);
  }

  @Test
  void ourScoresOfOtherObjectivesAreLightGbmsToTheBit() {
    TrainingRows rows = rows(1500, 12, 0);
    double[] positive = Arrays.stream(rows.y()).map(Math::exp).toArray();
    double[] events = Arrays.stream(rows.y()).map(y -> y > 0.5 ? 1 : 0).toArray();
    double[][] unseen = rows(3000, 12, 0).x();
    assertParity(TrainingRows.of(rows.x(), positive), Objective.QLIKE, unseen, 0.7);
    assertParity(rows, Objective.quantile(0.9), unseen, 0.7);
    assertParity(TrainingRows.of(rows.x(), events), Objective.BINARY, unseen, 0.7);
  }

  @Test
  void valuesOnAThresholdAndBesideItGoWhereLightGbmSendsThem() {
    TrainingRows rows = rows(1500, 12, 0);
    Set<Double> thresholds = new TreeSet<>();
    try (NativeBooster booster = grown(rows, Objective.SQUARED, 1, 3)) {
      booster
          .text()
          .lines()
          .filter(line -> line.startsWith("threshold="))
          .flatMap(line -> Arrays.stream(line.substring("threshold=".length()).split(" ")))
          .forEach(number -> thresholds.add(Double.parseDouble(number)));
    }
    assertTrue(thresholds.size() > 100);
    // LightGBM puts the edges of what it reads as zero among its thresholds.
    thresholds.addAll(List.of(0.0, 1e-36, -1e-36, (double) 1e-35f, (double) -1e-35f));
    double[][] unseen = new double[3 * thresholds.size()][12];
    int i = 0;
    for (double threshold : thresholds) {
      Arrays.fill(unseen[i++], threshold);
      Arrays.fill(unseen[i++], Math.nextUp(threshold));
      Arrays.fill(unseen[i++], Math.nextDown(threshold));
    }
    assertParity(rows, Objective.SQUARED, unseen, 1);
  }

  @Test
  void missingValuesTakeTheSideThatLightGbmLearnt() {
    assertParity(rows(1500, 12, 0.2), Objective.SQUARED, rows(3000, 12, 0.3).x(), 1);
  }

  @Test
  void missingValuesThatTrainingNeverSawAreReadAsZeroAsLightGbmDoes() {
    assertParity(rows(1500, 12, 0), Objective.SQUARED, rows(3000, 12, 0.3).x(), 1);
  }

  @Test
  void aConstantTargetGivesTreesOfOneLeaf() {
    TrainingRows constant = TrainingRows.of(rows(300, 4, 0).x(), new double[300]);
    try (NativeBooster booster = grown(constant, Objective.SQUARED, 1, 3)) {
      assertEquals(0, ModelText.parse(booster.text()).score(constant.x()[0]));
    }
  }

  @Test
  void anotherSeedGrowsOtherTrees() {
    TrainingRows rows = rows(1500, 12, 0);
    try (NativeBooster one = grown(rows, Objective.SQUARED, 0.7, 3);
        NativeBooster two = grown(rows, Objective.SQUARED, 0.7, 4)) {
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
  void anyModelCanBeTheBase() {
    SimulatedVariance market = SimulatedVariance.of(700, 3);
    TrainingSet set = market.set(0, 600);
    Model walk = new RandomWalk(new RandomWalk.Settings("rv_1", 4)).fit(set, CONTEXT);
    LightGbmEstimator.Settings settings =
        LightGbmEstimator.Settings.of(List.of("rv_22"), List.of("ewma"));
    Model model = new LightGbmEstimator(settings).fit(set, walk, CONTEXT);
    assertEquals(Set.of("ewma", "rv_1"), Set.copyOf(model.inputs()));
  }

  @Test
  void aVarianceIsNotAQuantile() {
    LightGbmEstimator.Settings settings =
        LightGbmEstimator.Settings.of(List.of("rv_1"), List.of("rv_1"));
    assertThrows(IllegalArgumentException.class, () -> settings.with(Objective.quantile(0.5)));
  }

  @Test
  void itIsFoundAsAService() {
    assertTrue(
        ServiceLoader.load(EstimatorProvider.class).stream()
            .anyMatch(p -> p.get().families().contains(LightGbmEstimator.FAMILY)));
  }
}
