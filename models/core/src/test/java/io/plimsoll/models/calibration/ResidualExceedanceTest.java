package io.plimsoll.models.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.Normal;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResidualExceedanceTest {

  private static double[] normal(int n, double sd, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = sd * random.nextGaussian();
    }
    return values;
  }

  @Test
  void ofOneInstrumentItIsTheShareOfItsResiduals() {
    double[] residuals = new double[100];
    for (int i = 0; i < 100; i++) {
      residuals[i] = i;
    }
    ResidualExceedance fit = ResidualExceedance.fit(Map.of("A", residuals), 0);
    // 30 of 100 residuals, 70 to 99, are at least 70
    assertEquals(0.30, fit.probability("A", 70), 1e-12);
    // of a stranger: 1 − (70 + ½)/101
    assertEquals(1 - 70.5 / 101, fit.probability("B", 70), 1e-12);
  }

  @Test
  void mixesOwnAndPooledByHowManyOwnThereAre() {
    double[] calm = new double[500];
    double[] wild = new double[500];
    java.util.Arrays.fill(wild, 2);
    ResidualExceedance fit = ResidualExceedance.fit(Map.of("CALM", calm, "WILD", wild), 500);
    // own: all at least 1; pooled: 1 − (500 + ½)/1001 = ½; weights 500 and 500
    assertEquals((1 + 0.5) / 2, fit.probability("WILD", 1), 1e-12);
    assertEquals((0 + 0.5) / 2, fit.probability("CALM", 1), 1e-12);
  }

  @Test
  void findsTheProbabilitiesOfAKnownDistribution() {
    ResidualExceedance fit =
        ResidualExceedance.fit(
            Map.of("A", normal(50_000, 0.8, 1), "B", normal(50_000, 0.8, 2)), 500);
    for (double x : new double[] {-1, 0, 1, 2}) {
      // the standard error of a share of 50,000 is below 0.0023
      assertEquals(1 - Normal.cdf(x / 0.8), fit.probability("A", x), 0.008, "at " + x);
    }
  }

  @Test
  void isNeverCertainAndNeverRises() {
    ResidualExceedance fit = ResidualExceedance.fit(Map.of("A", normal(100, 1, 3)), 10);
    double last = 1;
    for (double x = -10; x <= 10; x += 0.01) {
      double p = fit.probability("A", x);
      assertTrue(p > 0 && p < 1 && p <= last, "at " + x + " was " + p);
      last = p;
    }
    assertTrue(Double.isNaN(fit.probability("A", Double.NaN)));
  }

  @Test
  void isTheSameAfterWritingAndReading() {
    ResidualExceedance fit =
        ResidualExceedance.fit(Map.of("A", normal(100, 1, 3), "B", normal(50, 2, 4)), 500);
    Archive archive = Archive.empty();
    fit.write(archive);
    ResidualExceedance again = ResidualExceedance.read(Archive.fromBytes("x", archive.toBytes()));
    for (double x = -3; x < 3; x += 0.1) {
      assertEquals(fit.probability("A", x), again.probability("A", x));
      assertEquals(fit.probability("C", x), again.probability("C", x));
    }
  }

  @Test
  void tooFewResidualsAreRefusedWithTheirNumber() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> ResidualExceedance.fit(Map.of("A", new double[] {1, Double.NaN}), 1));
    assertTrue(e.getMessage().contains("had 1"), e.getMessage());
  }
}
