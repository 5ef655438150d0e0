package io.plimsoll.models.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.EstimatorProvider;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every family of trees that learns quantiles of excursions from features. */
public abstract class LearnedExcursionContract {
  /** Who offers the family. */
  protected abstract EstimatorProvider provider();

  /** Its name. */
  protected abstract String family();

  /** Settings under which it learns a step within {@link #rows()} rows. */
  protected abstract Map<String, String> quick();

  /** A setting that it refuses. */
  protected abstract Map<String, String> impossible();

  /** How many rows it is given. */
  protected abstract int rows();

  /** How far off a quantile may be, as a share of it. */
  protected abstract double tolerance();

  /** Two levels. */
  protected abstract double[] levels();

  private ExcursionEstimator learner(Map<String, String> settings) {
    return provider().quantiles(family(), settings, 1);
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
    ExcursionQuantiles fitted = learner(quick()).fit(sample(rows()), levels());
    for (int k = 0; k < 2; k++) {
      // The quantile of an exponential number is −ln(1 − p); σ is 0.01. With n/2 rows a state its
      // standard error is √(p/(1 − p)/(n/2)), before what trees add.
      double calm = -Math.log(1 - levels()[k]);
      assertEquals(0.01 * calm, at(fitted, 0)[k], 0.01 * tolerance() * calm);
      assertEquals(0.03 * calm, at(fitted, 1)[k], 0.03 * tolerance() * calm);
    }
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    assertArrayEquals(
        at(learner(quick()).fit(sample(2000), levels()), 1),
        at(learner(quick()).fit(sample(2000), levels()), 1));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> provider().quantiles("none", Map.of(), 1));
    PlimsollException setting = assertThrows(PlimsollException.class, () -> learner(impossible()));
    assertEquals(ErrorCode.INVALID_INPUT, setting.code());
    PlimsollException few =
        assertThrows(PlimsollException.class, () -> learner(Map.of()).fit(sample(119), levels()));
    assertTrue(String.valueOf(few.getMessage()).contains("120"), few.getMessage());
    ExcursionSample plain =
        ExcursionSample.complete(sample(500).variance(), sample(500).excursion());
    assertThrows(IllegalArgumentException.class, () -> learner(Map.of()).fit(plain, levels()));
  }
}
