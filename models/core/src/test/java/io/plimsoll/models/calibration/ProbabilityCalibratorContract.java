package io.plimsoll.models.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Allocations;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.LogisticRegression;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every calibrator. */
abstract class ProbabilityCalibratorContract {
  private static final double[] PROBES = {
    Double.NEGATIVE_INFINITY,
    -1e300,
    -40,
    -3,
    -1,
    -0.5,
    -0.0,
    0.0,
    0.1,
    0.5,
    1,
    2.5,
    40,
    1e300,
    Double.POSITIVE_INFINITY
  };

  abstract ProbabilityCalibrator fit(double[] score, boolean[] outcome);

  /** Scores on a grid (so with ties) whose outcome has the probability σ(2·score − 1). */
  static ProbabilityCalibratorContract.Rows rows(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] score = new double[n];
    boolean[] outcome = new boolean[n];
    for (int i = 0; i < n; i++) {
      score[i] = Math.round(20 * random.nextGaussian()) / 20.0;
      outcome[i] = random.nextDouble() < LogisticRegression.logistic(2 * score[i] - 1);
    }
    return new Rows(score, outcome);
  }

  record Rows(double[] score, boolean[] outcome) {}

  private ProbabilityCalibrator fitted(int n) {
    Rows rows = rows(n, n);
    return fit(rows.score(), rows.outcome());
  }

  private static void assertValid(ProbabilityCalibrator calibrator, String what) {
    double last = 0;
    for (double score : PROBES) {
      double p = calibrator.probability(score);
      assertTrue(p > 0 && p < 1 && p >= last, what + " at " + score + ": " + p);
      last = p;
    }
    for (double score = -5; score < 5; score += 0.013) {
      double p = calibrator.probability(score);
      assertTrue(p <= calibrator.probability(score + 0.013), what + " falls at " + score);
    }
    assertTrue(Double.isNaN(calibrator.probability(Double.NaN)));
  }

  @Test
  void probabilitiesNeverFallAndNeverReachTheEnds() {
    for (int n : new int[] {10, 60, 400, 3000}) {
      assertValid(fitted(n), n + " rows");
    }
  }

  @Test
  void oneSidedOutcomesAndConstantScoresAreStillWithinTheEnds() {
    double[] score = {3, 1, 2, 2, 5, 4, -1, 0};
    boolean[] outcome = new boolean[8];
    assertValid(fit(score, outcome), "all negative");
    Arrays.fill(outcome, true);
    assertValid(fit(score, outcome), "all positive");
    boolean[] separable = {true, false, false, false, true, true, false, false};
    assertValid(fit(score, separable), "separable");
    boolean[] falling = {false, true, true, true, false, false, true, true};
    assertValid(fit(score, falling), "falling");
    assertValid(fit(new double[8], separable), "constant score");
    assertValid(fit(new double[] {1}, new boolean[] {true}), "one row");
  }

  @Test
  void theTruthIsFound() {
    ProbabilityCalibrator calibrator = fitted(40_000);
    for (double score : new double[] {-1, 0, 0.5, 1}) {
      assertEquals(LogisticRegression.logistic(2 * score - 1), calibrator.probability(score), 0.05);
    }
    assertEquals(40_000, calibrator.rows());
  }

  @Test
  void theOrderOfRowsDoesNotMatterAndWritingKeepsEveryBit() {
    Rows rows = rows(500, 3);
    Archive archive = Archive.empty();
    ProbabilityCalibrator calibrator = fit(rows.score(), rows.outcome());
    CalibratorArchive.write(calibrator, archive);
    Archive again = Archive.empty();
    CalibratorArchive.write(fit(rows.score(), rows.outcome()), again);
    assertArrayEquals(archive.toBytes(), again.toBytes());
    ProbabilityCalibrator read =
        CalibratorArchive.read(Archive.fromBytes("test", archive.toBytes()));
    double[] score = new double[500];
    boolean[] outcome = new boolean[500];
    for (int i = 0; i < 500; i++) {
      score[i] = rows.score()[499 - i];
      outcome[i] = rows.outcome()[499 - i];
    }
    ProbabilityCalibrator reversed = fit(score, outcome);
    for (double probe : PROBES) {
      assertEquals(calibrator.probability(probe), read.probability(probe));
      // the same optimum, up to the rounding of sums in another order
      assertEquals(calibrator.probability(probe), reversed.probability(probe), 1e-9);
    }
    assertEquals(calibrator.rows(), read.rows());
  }

  @Test
  void badRowsAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> fit(new double[] {1, 2}, new boolean[] {true}));
    assertThrows(
        IllegalArgumentException.class,
        () -> fit(new double[] {1, Double.NaN}, new boolean[] {true, false}));
    assertThrows(PlimsollException.class, () -> fit(new double[0], new boolean[0]));
  }

  @Test
  void predictingAllocatesNothing() {
    ProbabilityCalibrator calibrator = fitted(3000);
    double[] sum = new double[1];
    long bytes =
        Allocations.of(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                sum[0] += calibrator.probability(i / 2000.0 - 2.5);
              }
            });
    assertTrue(sum[0] > 0);
    assertTrue(bytes < 10_000, bytes + " bytes for 10,000 rows");
  }
}
