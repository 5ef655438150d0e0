package io.plimsoll.models.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Allocations;
import io.plimsoll.models.bundle.Archive;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every method of excursion quantiles. */
abstract class ExcursionEstimatorContract {
  static final double[] LEVELS = {0.5, 0.9, 0.95, 0.99, 0.995, 0.999};

  abstract ExcursionEstimator estimator();

  /**
   * Whether its quantile is a fixed multiple of the volatility forecast, so that it cannot learn a
   * slope.
   */
  abstract boolean fixedMultiples();

  private ExcursionQuantiles fitted() {
    return estimator().fit(Excursions.brownian(3000, 11), LEVELS);
  }

  @Test
  void brownianMotionHasTheQuantilesOfTheReflectionPrinciple() {
    // P(max of Brownian motion over unit time ≤ x) = 2Φ(x) − 1; Φ⁻¹ by CPython's NormalDist
    double[] truth = {
      0.6744897501960817,
      1.6448536269514722,
      1.9599639845400545,
      2.5758293035489004,
      2.807033768343811,
      3.2905267314918945
    };
    ExcursionQuantiles quantiles = estimator().fit(Excursions.brownian(40_000, 1), LEVELS);
    double[] into = new double[LEVELS.length];
    quantiles.quantiles(4e-4, new double[0], into);
    for (int i = 0; i < truth.length; i++) {
      // standard error of the 99.9% order statistic of 20,000 rows: √(p(1−p)/n)/f ≈ 0.05
      assertEquals(1, into[i] / (0.02 * truth[i]), i < 4 ? 0.035 : 0.09, "level " + LEVELS[i]);
    }
  }

  @Test
  void heavyTailsHaveTheirQuantiles() {
    // |t| with 4 degrees of freedom, scipy 1.17.1 t.ppf((1 + p)/2, 4)
    double[] truth = {
      0.7406970841126829,
      2.1318467863266495,
      2.7764451051977934,
      4.604094871349992,
      5.597568367075492,
      8.610301581379522
    };
    ExcursionQuantiles quantiles = estimator().fit(Excursions.studentFour(40_000, 2), LEVELS);
    double[] into = new double[LEVELS.length];
    quantiles.quantiles(1e-4, new double[0], into);
    for (int i = 0; i < truth.length; i++) {
      assertEquals(1, into[i] / (0.01 * truth[i]), i < 4 ? 0.08 : 0.2, "level " + LEVELS[i]);
    }
  }

  @Test
  void quantilesAreOrderedAndNotNegative() {
    double[] into = new double[LEVELS.length];
    ExcursionQuantiles quantiles = fitted();
    for (double variance = 1e-12; variance < 1e3; variance *= 7) {
      quantiles.quantiles(variance, new double[0], into);
      double last = 0;
      for (double value : into) {
        assertTrue(value >= last && value < Double.POSITIVE_INFINITY, "at " + variance);
        last = value;
      }
    }
  }

  @Test
  void farOutsideTrainingQuantilesScaleWithTheVolatility() {
    double[] one = new double[LEVELS.length];
    double[] hundred = new double[LEVELS.length];
    ExcursionQuantiles quantiles = fitted();
    quantiles.quantiles(1, new double[0], one);
    quantiles.quantiles(10_000, new double[0], hundred);
    for (int i = 0; i < one.length; i++) {
      assertEquals(100 * one[i], hundred[i], 1e-9 * hundred[i]);
    }
  }

  @Test
  void aForecastThatIsNotANumberGivesNone() {
    double[] into = new double[LEVELS.length];
    for (double variance : new double[] {Double.NaN, 0, -1, Double.POSITIVE_INFINITY}) {
      fitted().quantiles(variance, new double[0], into);
      for (double value : into) {
        assertTrue(Double.isNaN(value), "at " + variance);
      }
    }
  }

  @Test
  void sameRowsGiveTheSameBitsAndSurviveWriting() {
    Archive first = Archive.empty();
    Archive second = Archive.empty();
    ExcursionQuantiles quantiles = fitted();
    ExcursionArchive.write(quantiles, first);
    ExcursionArchive.write(fitted(), second);
    assertArrayEquals(first.toBytes(), second.toBytes());
    ExcursionQuantiles again = ExcursionArchive.read(Archive.fromBytes("test", first.toBytes()));
    double[] before = new double[LEVELS.length];
    double[] after = new double[LEVELS.length];
    quantiles.quantiles(3e-4, new double[0], before);
    again.quantiles(3e-4, new double[0], after);
    assertArrayEquals(before, after);
    assertArrayEquals(LEVELS, again.levels());
    assertEquals(quantiles.rows(), again.rows());
    assertEquals(List.of(), again.features());
    for (int i = 0; i < LEVELS.length; i++) {
      assertEquals(quantiles.supported(i), again.supported(i));
    }
  }

  @Test
  void tooFewRowsAndBadLevelsAreRefused() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> estimator().fit(Excursions.brownian(29, 1), LEVELS));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains(estimator().name()), e.getMessage());
    ExcursionSample sample = Excursions.brownian(3000, 1);
    for (double[] levels : new double[][] {{}, {0.9, 0.5}, {0}, {1}, {Double.NaN}}) {
      assertThrows(IllegalArgumentException.class, () -> estimator().fit(sample, levels));
    }
  }

  @Test
  void aForecastThatExaggeratesIsCorrectedWhereTheMethodCan() {
    // true volatility is √(0.01·forecast volatility): half of the moves of the log forecast are
    // real
    SplittableRandom random = new SplittableRandom(3);
    int n = 20_000;
    double[] variance = new double[n];
    double[] excursion = new double[n];
    for (int i = 0; i < n; i++) {
      double sigma = 0.01 * Math.exp(random.nextGaussian());
      variance[i] = sigma * sigma;
      excursion[i] = Math.sqrt(0.01 * sigma) * Math.abs(random.nextGaussian());
    }
    ExcursionQuantiles quantiles =
        estimator().fit(ExcursionSample.complete(variance, excursion), LEVELS);
    double[] calm = new double[LEVELS.length];
    double[] wild = new double[LEVELS.length];
    quantiles.quantiles(1e-4, new double[0], calm);
    quantiles.quantiles(4e-4, new double[0], wild);
    // twice the forecast volatility: twice the quantile, or √2 where the slope is learned
    assertEquals(fixedMultiples() ? 2 : Math.sqrt(2), wild[1] / calm[1], 0.1);
  }

  @Test
  void predictingAllocatesNothing() {
    ExcursionQuantiles quantiles = fitted();
    double[] none = new double[0];
    double[] into = new double[LEVELS.length];
    double[] last = new double[1];
    long bytes =
        Allocations.of(
            () -> {
              for (int i = 1; i <= 10_000; i++) {
                quantiles.quantiles(1e-6 * i, none, into);
                last[0] = into[0];
              }
            });
    assertTrue(last[0] > 0);
    assertTrue(bytes < 10_000, bytes + " bytes for 10,000 rows");
  }
}
