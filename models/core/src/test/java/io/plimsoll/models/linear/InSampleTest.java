package io.plimsoll.models.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.TrainingSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Twenty rows whose line can be reckoned by hand: (x, y) is (1, 1), (3, 4), (1, 3), (3, 8), five
 * times over. With two values of x the line goes through the means of y, 2 at x = 1 and 6 at x = 3:
 * y = 0 + 2x, and the errors are −1, −2, 1, 2.
 */
class InSampleTest {
  private static final double[] X = {1, 3, 1, 3};
  private static final double[] Y = {1, 4, 3, 8};

  private static TrainingSet rows(int n) {
    FeatureTable.Builder rows =
        new FeatureTable.Builder(new InstrumentId("MADE"), "1", List.of("x", "twice"));
    int[] origins = new int[n];
    double[] target = new double[n];
    for (int i = 0; i < n; i++) {
      rows.add(i + 1, new double[] {X[i % 4], 2 * X[i % 4]});
      origins[i] = i;
      target[i] = Y[i % 4];
    }
    return new TrainingSet(List.of(new TrainingSet.Block(rows.build(), origins, target)));
  }

  private static final InSampleEstimator<?> LINE = new Ar(Ar.Settings.of("x"));

  @Test
  void theFitIsTheLineThroughTheMeans() {
    InSample fit = LINE.inSample(rows(20), 0);
    assertEquals(List.of("intercept", "x"), fit.names());
    assertArrayEquals(new double[] {0, 2}, fit.coefficients(), 1e-12);
    assertEquals(20, fit.rows());
    assertEquals(TermModel.Scale.LEVEL, fit.scale());
    // ten errors of 1 and ten of 4, squared
    assertEquals(2.5, fit.meanSquaredError(), 1e-12);
    // y is 3, 0, 1 and 4 from its mean of 4: 26 in four rows, of which 10 are not fitted
    assertEquals(1 - 10.0 / 26, fit.rSquared(), 1e-12);
  }

  @Test
  void withoutALagTheErrorsAreThoseOfWhite() {
    InSample fit = LINE.inSample(rows(20), 0);
    // The means have variances 10·1/10² = 0.1 and 10·4/10² = 0.4. The slope is half their
    // difference, the intercept 1.5 of the first less 0.5 of the second.
    double slope = Math.sqrt((0.1 + 0.4) / 4);
    double intercept = Math.sqrt(2.25 * 0.1 + 0.25 * 0.4);
    assertArrayEquals(new double[] {intercept, slope}, fit.standardErrors(), 1e-12);
    assertEquals(2 / slope, fit.statistic(1), 1e-12);
    assertEquals(0, fit.lag());
  }

  @Test
  void withALagNeighboursCountHalf() {
    InSample fit = LINE.inSample(rows(20), 1);
    // What a row adds to the slope is its error by −1/20 or 1/20, in twentieths 1, −2, −1, 2. The
    // squares add up to 10 in four rows, 50 in all; products of neighbours are −2, 2, −2 within
    // four rows and 2 from each four to the next: 5·(−2) + 4·2 = −2. Each counts twice, by half.
    double slope = Math.sqrt((50 - 2) / 400.0);
    // To the intercept by 0.15 or −0.05: −0.15, 0.1, 0.15, −0.1; squares 0.065, products −0.015
    // and 0.015.
    double intercept = Math.sqrt(5 * 0.065 + 5 * (-0.015) + 4 * 0.015);
    assertArrayEquals(new double[] {intercept, slope}, fit.standardErrors(), 1e-12);
    assertEquals(1, fit.lag());
  }

  @Test
  void aRegressorThatAnotherSpansHasNoError() {
    InSample fit = new Har(Har.Settings.of(List.of("x", "twice"))).inSample(rows(40), 0);
    assertArrayEquals(new double[] {0, 2, 0}, fit.coefficients(), 1e-12);
    assertTrue(Double.isNaN(fit.standardErrors()[2]));
    assertTrue(Double.isNaN(fit.statistic(2)));
  }

  @Test
  void logarithmsAreNamed() {
    InSample fit =
        new LogHarCj(LogHarCj.Settings.of(List.of("x"), List.of("twice"))).inSample(rows(40), 0);
    assertEquals(TermModel.Scale.LOG, fit.scale());
  }

  @Test
  void tooFewRowsAreRefused() {
    PlimsollException e = assertThrows(PlimsollException.class, () -> LINE.inSample(rows(19), 0));
    assertTrue(e.getMessage().contains("at least 20"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> LINE.inSample(rows(20), -1));
  }
}
