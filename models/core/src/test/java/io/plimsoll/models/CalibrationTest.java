package io.plimsoll.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final double[] LEVELS = {0.5, 0.9, 0.99};

  private static double[] filled(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }

  /** 1/n, 2/n, …, 1 in a scrambled order. */
  private static double[] ranks(int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = ((i * 17L) % n + 1) / (double) n;
    }
    return values;
  }

  @Test
  void theLevelFactorMinimisesQlikeAndIsShrunk() {
    // realized is twice the forecast in 200 rows: 2^(200/(200 + 200)) = √2
    double[] ones = filled(200, 1);
    Calibration calibration =
        Calibration.fit(ones, filled(200, 2), filled(200, 5), ranks(200), ranks(200), LEVELS);
    assertEquals(Math.sqrt(2), calibration.levelFactor(), 1e-14);
    assertEquals(200, calibration.rows());
  }

  @Test
  void withoutAScaleForecastsStayWhatTheyWereAndExcursionsAreMeasuredInThem() {
    // realized is twice the forecast in all 1001 rows, and the factor is 1 all the same; rank
    // ⌈0.5·1002⌉ = 501 of k/1001 over √1
    int n = 1001;
    Calibration calibration =
        Calibration.fitUnscaled(
            filled(n, 1), filled(n, 2), filled(n, 5), ranks(n), ranks(n), LEVELS);
    assertEquals(1, calibration.levelFactor());
    assertEquals(501 / 1001.0, calibration.downMultiples()[0], 1e-12);
  }

  @Test
  void excursionQuantilesAreConformalOrderStatistics() {
    // 1001 rows, forecast and outcome 1, so the factor is 1 and the multiples are k/1001;
    // rank ⌈p·1002⌉: 501, 902, 992
    int n = 1001;
    Calibration calibration =
        Calibration.fit(filled(n, 1), filled(n, 1), filled(n, 5), ranks(n), ranks(n), LEVELS);
    assertArrayEquals(
        new double[] {501 / 1001.0, 902 / 1001.0, 992 / 1001.0},
        calibration.downMultiples(),
        1e-12);
    assertTrue(calibration.supported(2));
  }

  @Test
  void aLevelBeyondTheDataIsExtendedByTheNormalShape() {
    // 101 rows: 5 lie beyond the level 1 − 5/101, which is rank ⌈0.9505·102⌉ = 97
    int n = 101;
    Calibration calibration =
        Calibration.fit(filled(n, 1), filled(n, 1), filled(n, 5), ranks(n), ranks(n), LEVELS);
    assertTrue(calibration.supported(1));
    assertFalse(calibration.supported(2));
    double deepest = 1 - 5.0 / n;
    double ratio = Normal.quantile((1 + 0.99) / 2) / Normal.quantile((1 + deepest) / 2);
    // 97/101 · 1.31 = 1.26 is more than the greatest of the data, 1
    assertEquals(97 / 101.0 * ratio, calibration.upMultiples()[2], 1e-12);
  }

  @Test
  void spikesAreLearnedAndTheSlopeIsNotNegative() {
    SplittableRandom random = new SplittableRandom(5);
    int n = 4000;
    double[] predicted = new double[n];
    double[] realized = new double[n];
    for (int i = 0; i < n; i++) {
      predicted[i] = Math.exp(random.nextGaussian());
      realized[i] = predicted[i] * Math.exp(0.7 * random.nextGaussian() - 0.245);
    }
    Calibration right =
        Calibration.fit(predicted, realized, filled(n, 3), ranks(n), ranks(n), LEVELS);
    // P(ln realized > ln 3 | forecast 3) = P(0.7·N > 0.245) = Φ(−0.35) = 0.363
    assertEquals(0.363, right.spikeProbability(3, 3), 0.05);
    assertTrue(right.spikeProbability(6, 3) > 0.7);
    assertTrue(right.spikeProbability(0.3, 3) < 0.02);
    double[] wrong = new double[n];
    for (int i = 0; i < n; i++) {
      wrong[i] = 1 / predicted[i];
    }
    Calibration turned = Calibration.fit(wrong, realized, filled(n, 3), ranks(n), ranks(n), LEVELS);
    assertEquals(turned.spikeProbability(1, 3), turned.spikeProbability(9, 3));
  }

  @Test
  void withoutASingleSpikeTheProbabilityIsSmallButNotZero() {
    int n = 500;
    Calibration calibration =
        Calibration.fit(filled(n, 1), filled(n, 1), filled(n, 5), ranks(n), ranks(n), LEVELS);
    double probability = calibration.spikeProbability(1, 5);
    assertTrue(probability > 0 && probability < 0.01, "was " + probability);
  }

  @Test
  void rowsWithoutANumberDoNotCountAndTooFewAreRefused() {
    int n = 60;
    double[] predicted = filled(n, 1);
    predicted[3] = Double.NaN;
    double[] down = ranks(n);
    down[5] = Double.NaN;
    Calibration calibration =
        Calibration.fit(predicted, filled(n, 1), filled(n, 5), down, ranks(n), LEVELS);
    assertEquals(58, calibration.rows());
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                Calibration.fit(
                    filled(n, Double.NaN), filled(n, 1), filled(n, 5), down, down, LEVELS));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("had 0 of 60"), e.getMessage());
  }

  @Test
  void levelsMustIncreaseWithinTheUnitInterval() {
    for (double[] levels : new double[][] {{}, {0.9, 0.5}, {0}, {1}, {Double.NaN}}) {
      assertThrows(IllegalArgumentException.class, () -> Calibration.gaussian(levels));
    }
  }

  @Test
  void gaussianMultiplesAreThoseOfTheReflectionPrinciple() {
    // P(max of Brownian motion ≤ x) = 2Φ(x) − 1, so the 99% quantile is Φ⁻¹(0.995)
    Calibration calibration = Calibration.gaussian(Calibration.defaultLevels());
    assertEquals(2.5758293035489, calibration.downMultiples()[3], 1e-12);
    assertFalse(calibration.supported(0));
  }

  @Property(tries = 100, seed = "1")
  void quantilesNeverDecreaseAndSurviveWriting(@ForAll @IntRange(min = 30, max = 400) int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[][] data = new double[5][n];
    for (double[] column : data) {
      for (int i = 0; i < n; i++) {
        column[i] = Math.exp(2 * random.nextGaussian());
      }
    }
    Calibration calibration =
        Calibration.fit(data[0], data[1], data[2], data[3], data[4], Calibration.defaultLevels());
    double[] down = calibration.downMultiples();
    for (int i = 1; i < down.length; i++) {
      assertTrue(down[i] >= down[i - 1]);
    }
    Archive archive = Archive.empty();
    calibration.write(archive);
    Calibration again = Calibration.read(Archive.fromBytes("test", archive.toBytes()));
    assertArrayEquals(down, again.downMultiples());
    assertArrayEquals(calibration.upMultiples(), again.upMultiples());
    assertEquals(calibration.spikeProbability(2, 3), again.spikeProbability(2, 3));
  }
}
