package io.plimsoll.models.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogNormalExceedanceTest {
  @Test
  void probabilitiesAreThoseOfTheLogNormalDistribution() {
    // scipy 1.17.1: lognorm.sf(3, s=0.7, scale=exp(-0.245)) and lognorm.sf(0.5, …)
    assertEquals(0.027463949043616057, LogNormalExceedance.exceedance(1, 3, 0.7), 1e-14);
    assertEquals(0.7389820426312078, LogNormalExceedance.exceedance(1, 0.5, 0.7), 1e-14);
    // only the ratio counts
    assertEquals(0.027463949043616057, LogNormalExceedance.exceedance(1e-4, 3e-4, 0.7), 1e-12);
  }

  @Test
  void theSpreadIsTheRootOfTheLikelihoodEquation() {
    // ln(y/f) = ±1: m = 1, s² = 2·(√2 − 1)
    LogNormalExceedance fitted =
        LogNormalExceedance.fit(
            new double[] {1, 1, Double.NaN}, new double[] {Math.E, 1 / Math.E, 4});
    assertEquals(Math.sqrt(2 * (Math.sqrt(2) - 1)), fitted.deviation(), 1e-15);
    assertEquals(2, fitted.rows());
  }

  @Test
  void anUnbiasedLogNormalOutcomeHasItsSpreadAndItsProbabilities() {
    SplittableRandom random = new SplittableRandom(4);
    int n = 50_000;
    double[] forecast = new double[n];
    double[] realized = new double[n];
    int exceeded = 0;
    for (int i = 0; i < n; i++) {
      forecast[i] = Math.exp(random.nextGaussian());
      realized[i] = forecast[i] * Math.exp(0.6 * random.nextGaussian() - 0.18);
      exceeded += realized[i] > 2 * forecast[i] ? 1 : 0;
    }
    LogNormalExceedance fitted = LogNormalExceedance.fit(forecast, realized);
    assertEquals(0.6, fitted.deviation(), 0.005);
    assertEquals(exceeded / (double) n, fitted.probability(-Math.log(2)), 0.004);
  }

  @Test
  void endsAreKeptAwayNaNStaysAndWritingKeepsEveryBit() {
    LogNormalExceedance fitted = new LogNormalExceedance(98, 0.5);
    assertEquals(0.01, fitted.probability(Double.NEGATIVE_INFINITY));
    assertEquals(0.99, fitted.probability(Double.POSITIVE_INFINITY));
    assertTrue(Double.isNaN(fitted.probability(Double.NaN)));
    Archive archive = Archive.empty();
    CalibratorArchive.write(fitted, archive);
    assertEquals(fitted, CalibratorArchive.read(Archive.fromBytes("test", archive.toBytes())));
  }

  @Test
  void rowsThatSayNothingAreRefused() {
    double[] ones = {1, 1, 1};
    assertThrows(PlimsollException.class, () -> LogNormalExceedance.fit(ones, ones));
    assertThrows(IllegalArgumentException.class, () -> new LogNormalExceedance(5, Double.NaN));
  }
}
