package io.plimsoll.models.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.distribution.ExcursionEstimator;
import io.plimsoll.models.distribution.ExcursionQuantiles;
import io.plimsoll.models.distribution.ExcursionSample;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmileExcursionTest {
  private static final double[] LEVELS = {0.9, 0.95};
  private static final Map<String, String> QUICK =
      Map.of(
          "growth.trees", "60",
          "growth.learning-rate", "0.1",
          "growth.row-fraction", "1",
          "growth.min-rows-per-leaf", "200");

  private static ExcursionEstimator learner(Map<String, String> settings) {
    return new SmileEstimators().quantiles(SmileExcursion.FAMILY, settings, 1);
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
    ExcursionQuantiles fitted = learner(QUICK).fit(sample(4000), LEVELS);
    for (int k = 0; k < 2; k++) {
      // The quantile of an exponential number is −ln(1 − p); σ is 0.01. 2,000 rows a state leave a
      // standard error of √(p/(1 − p)/2,000), 0.07 and 0.1, before what trees add.
      double calm = -Math.log(1 - LEVELS[k]);
      assertEquals(0.01 * calm, at(fitted, 0)[k], 0.01 * 0.2 * calm);
      assertEquals(0.03 * calm, at(fitted, 1)[k], 0.03 * 0.2 * calm);
    }
    assertArrayEquals(at(fitted, 1), at(learner(QUICK).fit(sample(4000), LEVELS), 1));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new SmileEstimators().quantiles("none", Map.of(), 1));
    PlimsollException setting =
        assertThrows(PlimsollException.class, () -> learner(Map.of("growth.depth", "1")));
    assertEquals(ErrorCode.INVALID_INPUT, setting.code());
    assertThrows(PlimsollException.class, () -> learner(Map.of()).fit(sample(119), LEVELS));
    ExcursionSample plain =
        ExcursionSample.complete(sample(500).variance(), sample(500).excursion());
    assertThrows(IllegalArgumentException.class, () -> learner(Map.of()).fit(plain, LEVELS));
  }
}
