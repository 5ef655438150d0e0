package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.Conformance;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Regression with robust errors, the panel and conditional tests, and Holm's correction. */
class ForecastTestsTest {
  private final double[] a = draws(0, 0);
  private final double[] b = draws(1, 0.05);

  @Test
  void standardErrorsAreThoseOfSandwich() {
    double[] rv = Conformance.column("daily_measures", "rv");
    int n = rv.length - 22;
    double[][] x = new double[3][n];
    for (int i = 0; i < n; i++) {
      x[0][i] = rv[i + 21];
      x[1][i] = Arrays.stream(rv, i + 17, i + 22).average().orElseThrow();
      x[2][i] = Arrays.stream(rv, i, i + 22).average().orElseThrow();
    }
    double[] y = Arrays.copyOfRange(rv, 22, rv.length);
    for (int lag : new int[] {0, 5, 22}) {
      HacRegression fit = HacRegression.fit(y, lag, x);
      String[] names = {"(Intercept)", "d", "w", "m"};
      for (int j = 0; j < 4; j++) {
        double expected = Conformance.expected("HAR.NW_lag" + lag + ".se." + names[j]);
        assertEquals(expected, fit.standardErrors()[j], 1e-8 * expected);
      }
      assertEquals(Conformance.expected("HAR.ols.RV1"), fit.coefficients()[1], 1e-9);
      assertEquals(Conformance.expected("HAR.ols.R2"), fit.rSquared(), 1e-9);
    }
  }

  /**
   * statsmodels 0.15.0, OLS with cov_type HAC, 4 lags, no correction, and its Wald test of (0, 1).
   */
  @Test
  void regressionAndWaldTestAreThoseOfStatsmodels() {
    HacRegression fit = HacRegression.fit(a, 4, b);
    assertArrayEquals(
        new double[] {0.5135875288024095, -0.03898699517142412}, fit.coefficients(), 1e-12);
    assertArrayEquals(
        new double[] {0.04223533659585558, 0.07197603413828323}, fit.standardErrors(), 1e-12);
    ChiSquareTest wald = fit.wald(0, 1);
    assertEquals(212.78545512769838, wald.statistic(), 1e-8);
    assertEquals(6.226234941618403e-47, wald.pValue(), 1e-54);
  }

  @Test
  void dependentColumnsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> HacRegression.fit(a, 0, b, b));
    assertThrows(
        IllegalArgumentException.class, () -> HacRegression.fit(a, 0, new double[a.length]));
    assertThrows(
        IllegalArgumentException.class,
        () -> HacRegression.fit(new double[2], 0, new double[] {1, 2}));
  }

  /**
   * One step: n·R² of the regression of one on Z in statsmodels 0.15.0; three steps: the formula in
   * numpy 2.4.6 with 5 lags.
   */
  @Test
  void conditionalTestEqualsTheRegressionOfOne() {
    GiacominiWhite one = GiacominiWhite.onPastDifference(a, b, 1);
    assertEquals(2.2251398242619356, one.test().statistic(), 1e-10);
    assertEquals(0.32871311084916244, one.test().pValue(), 1e-11);
    GiacominiWhite three = GiacominiWhite.onPastDifference(a, b, 3);
    assertEquals(2.724022638873618, three.test().statistic(), 1e-10);
    assertEquals(0.2561450689448275, three.test().pValue(), 1e-11);
    assertEquals(197, three.n());
  }

  @Test
  void conditionalTestFindsARegimeThatTheMeanHides() {
    int n = 2000;
    SplittableRandom random = new SplittableRandom(3);
    double[] loss = new double[n];
    int[] regime = new int[n];
    for (int t = 0; t < n; t++) {
      regime[t] = t / 50 % 2;
      loss[t] = (regime[t] == 0 ? 0.1 : -0.1) + random.nextDouble() - 0.5;
    }
    double[] zero = new double[n];
    GiacominiWhite test = GiacominiWhite.byRegime(loss, zero, 1, regime, 3);
    assertTrue(test.test().pValue() < 1e-6);
    assertTrue(DieboldMariano.test(loss, zero, 1).pValue() > 0.05);
    assertEquals(2, test.test().degreesOfFreedom());
    assertEquals(0.1, test.meanDifferences()[0], 0.04);
    assertEquals(-0.1, test.meanDifferences()[1], 0.04);
    assertTrue(Double.isNaN(test.meanDifferences()[2]));
  }

  @Test
  void conditionalTestOfTheSameForecastsIsUndefined() {
    assertTrue(Double.isNaN(GiacominiWhite.onPastDifference(a, a, 1).test().pValue()));
    assertThrows(
        IllegalArgumentException.class,
        () -> GiacominiWhite.byRegime(a, b, 1, new int[a.length], 0));
  }

  @Test
  void conditionalTestHasItsSize() {
    SplittableRandom random = new SplittableRandom(11);
    int rejected = 0;
    for (int sample = 0; sample < 1000; sample++) {
      double[] loss = random.doubles(300, -1, 1).toArray();
      rejected +=
          GiacominiWhite.onPastDifference(loss, new double[300], 1).test().rejects(0.05) ? 1 : 0;
    }
    // Binomial(1000, 0.05) is 50 with deviation 7.
    assertTrue(rejected > 25 && rejected < 75, "rejected " + rejected);
  }

  /** statsmodels 0.15.0, multipletests with method holm. */
  @Test
  void holmEqualsStatsmodels() {
    assertArrayEquals(
        new double[] {0.04, 0.09, 0.09, 0.025, 0.5},
        Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005, 0.5}),
        1e-15);
  }

  @Test
  void holmLeavesUndefinedTestsOut() {
    assertArrayEquals(
        new double[] {0.02, Double.NaN, 0.04},
        Holm.adjust(new double[] {0.01, Double.NaN, 0.04}),
        1e-15);
    assertEquals(0, Holm.adjust(new double[0]).length);
    assertThrows(IllegalArgumentException.class, () -> Holm.adjust(new double[] {1.5}));
  }

  @Property
  void holmIsBetweenThePValueAndBonferroni(
      @ForAll @Size(max = 20) List<@DoubleRange(min = 0, max = 1) Double> sample) {
    double[] p = sample.stream().mapToDouble(Double::doubleValue).toArray();
    double[] adjusted = Holm.adjust(p);
    for (int i = 0; i < p.length; i++) {
      assertTrue(adjusted[i] >= p[i] && adjusted[i] <= Math.min(1, p.length * p[i]) + 1e-15);
    }
  }

  @Test
  void panelTestsTheMeanOverInstrumentsOfEachTime() {
    double[][] lossA = {{1, 2, Double.NaN, 4, 5}, {3, 2, 2, Double.NaN, 1}};
    double[][] lossB = {{0, 1, Double.NaN, 5, 1}, {1, 1, 3, Double.NaN, 3}};
    PanelDieboldMariano test = PanelDieboldMariano.test(lossA, lossB, 1);
    // Differences by time: (1 + 2)/2, (1 + 1)/2, −1, −1, (4 − 2)/2.
    DieboldMariano expected =
        DieboldMariano.test(new double[] {1.5, 1, -1, -1, 1}, new double[5], 1);
    assertEquals(expected, test.pooled());
    assertEquals(4, test.instruments().get(1).n());
    assertEquals(0, test.firstIsBetter(0.05));
  }

  @Test
  void panelOfOneInstrumentIsThePlainTest() {
    PanelDieboldMariano test = PanelDieboldMariano.test(new double[][] {a}, new double[][] {b}, 2);
    assertEquals(DieboldMariano.test(a, b, 2), test.pooled());
    assertEquals(test.pooled().pValue(), test.holm()[0]);
  }

  @Test
  void panelDoesNotTakeCopiesForEvidence() {
    // Ten instruments that move as one say no more than one does.
    double[][] ten = new double[10][];
    double[][] other = new double[10][];
    Arrays.fill(ten, a);
    Arrays.fill(other, b);
    PanelDieboldMariano test = PanelDieboldMariano.test(ten, other, 1);
    assertEquals(DieboldMariano.test(a, b, 1).statistic(), test.pooled().statistic(), 1e-9);
    assertEquals(Math.min(1, 10 * test.instruments().getFirst().pValue()), test.holm()[0], 1e-15);
  }

  @Test
  void panelRefusesALossOnOneSideOnly() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                PanelDieboldMariano.test(
                    new double[][] {{1, Double.NaN}}, new double[][] {{1, 2}}, 1));
    assertTrue(e.getMessage().contains("instrument 0, time 1"), e.getMessage());
  }

  @Test
  void gridHoldsEachRowAtItsTime() {
    double[][] grid =
        LossGrid.of(new long[] {30, 10, 30}, new int[] {0, 1, 1}, 2, new double[] {1, 2, 3});
    assertArrayEquals(new double[] {Double.NaN, 1}, grid[0]);
    assertArrayEquals(new double[] {2, 3}, grid[1]);
    assertThrows(
        IllegalArgumentException.class,
        () -> LossGrid.of(new long[] {1, 1}, new int[] {0, 0}, 1, new double[2]));
  }

  /** Every second number of the congruential generator of the conformance pack, seed 12345. */
  private static double[] draws(int offset, double shift) {
    double[] draws = new double[200];
    long x = 12345;
    for (int i = 0; i < 400; i++) {
      x = (1103515245 * x + 12345) % 2147483648L;
      if (i % 2 == offset) {
        draws[i / 2] = x / 2147483648.0 + shift;
      }
    }
    return draws;
  }
}
