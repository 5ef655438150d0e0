package io.plimsoll.models.lightgbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.distribution.ExcursionEstimator;
import io.plimsoll.models.distribution.ExcursionQuantiles;
import io.plimsoll.models.distribution.ExcursionSample;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LightGbmExcursionTest {
  private static final double[] LEVELS = {0.9, 0.99};

  private static ExcursionEstimator learner(Map<String, String> settings) {
    return new LightGbmEstimators().quantiles(LightGbmExcursion.FAMILY, settings, 1);
  }

  /**
   * The excursion is one volatility, times an exponential number; thrice as far where thin is 1.
   */
  private static ExcursionSample sample(int rows) {
    SplittableRandom random = new SplittableRandom(8);
    double[] variance = new double[rows];
    double[] excursion = new double[rows];
    double[][] x = new double[rows][];
    for (int i = 0; i < rows; i++) {
      x[i] = new double[] {i % 2, random.nextDouble()};
      double sigma = 0.01 * (1 + random.nextDouble());
      variance[i] = sigma * sigma;
      excursion[i] = -sigma * (i % 2 == 0 ? 1 : 3) * Math.log(1 - random.nextDouble());
    }
    return new ExcursionSample(List.of("thin", "noise"), variance, excursion, x);
  }

  private static double[] at(ExcursionQuantiles quantiles, double thin) {
    double[] into = new double[2];
    quantiles.quantiles(1e-4, new double[] {thin, 0.5}, into);
    return into;
  }

  @Test
  void quantilesAreThoseOfTheStateThatFeaturesTell() {
    Map<String, String> quick =
        Map.of(
            "growth.trees", "100",
            "growth.learning-rate", "0.1",
            "growth.feature-fraction", "1",
            "growth.row-fraction", "1");
    ExcursionQuantiles fitted = learner(quick).fit(sample(20_000), LEVELS);
    for (int k = 0; k < 2; k++) {
      // The quantile of an exponential number is −ln(1 − p); σ is 0.01. 10,000 rows a state leave
      // a standard error of √(p/(1 − p)/10,000): 0.03 and 0.1, before what trees add.
      double calm = -Math.log(1 - LEVELS[k]);
      assertEquals(0.01 * calm, at(fitted, 0)[k], 0.01 * 0.15 * calm);
      assertEquals(0.03 * calm, at(fitted, 1)[k], 0.03 * 0.15 * calm);
    }
  }

  @Test
  void aLeafSupportsItsLevel() {
    LightGbmExcursion learner = new LightGbmExcursion(Growth.defaults(), 1);
    // 5/(1 − p), at least the 60 rows of the defaults, at most two fifths of all.
    assertEquals(60, learner.growth(0.9, 10_000).minRowsPerLeaf());
    assertEquals(100, learner.growth(0.95, 10_000).minRowsPerLeaf());
    assertEquals(1000, learner.growth(0.995, 10_000).minRowsPerLeaf());
    Growth stops = Growth.defaults().with(new Growth.Stopping(0.5, 10, 0));
    assertEquals(160, new LightGbmExcursion(stops, 1).growth(0.995, 800).minRowsPerLeaf());
    assertEquals(320, learner.growth(0.995, 800).minRowsPerLeaf());
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    assertArrayEquals(
        at(learner(Map.of()).fit(sample(2000), LEVELS), 1),
        at(learner(Map.of()).fit(sample(2000), LEVELS), 1));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LightGbmEstimators().quantiles("none", Map.of(), 1));
    PlimsollException setting =
        assertThrows(PlimsollException.class, () -> learner(Map.of("growth.trees", "-1")));
    assertEquals(ErrorCode.INVALID_INPUT, setting.code());
    PlimsollException few =
        assertThrows(PlimsollException.class, () -> learner(Map.of()).fit(sample(119), LEVELS));
    assertTrue(String.valueOf(few.getMessage()).contains("120"), few.getMessage());
    ExcursionSample plain =
        ExcursionSample.complete(sample(500).variance(), sample(500).excursion());
    assertThrows(IllegalArgumentException.class, () -> learner(Map.of()).fit(plain, LEVELS));
  }
}
