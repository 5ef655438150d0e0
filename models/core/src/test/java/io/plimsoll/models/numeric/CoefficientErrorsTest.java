package io.plimsoll.models.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.Conformance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Against statsmodels 0.15.0 on the 1,500 days of the conformance pack: a day's variance on the
 * means of the last 1, 5 and 22 days. The robust errors without weights are rows of the pack.
 */
class CoefficientErrorsTest {
  private static final double[] RV = Conformance.column("daily_measures", "rv");

  private static double[][] regressors() {
    double[][] x = new double[RV.length - 22][];
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {RV[i + 21], mean(i + 17, i + 22), mean(i, i + 22)};
    }
    return x;
  }

  private static double mean(int from, int to) {
    return Arrays.stream(RV, from, to).average().orElseThrow();
  }

  private static double[] target() {
    return Arrays.copyOfRange(RV, 22, RV.length);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void ordinaryErrorsAreThoseOfStatsmodels() {
    double[][] x = regressors();
    double[] ones = ones(x.length);
    LeastSquares.Fit fit = LeastSquares.fit(x, target(), new double[3]);
    // OLS(y, X).fit().bse
    assertArrayEquals(
        new double[] {
          0.043125241629978696, 0.030874540859496556, 0.06070762665892763, 0.07000263741544545
        },
        CoefficientErrors.standardErrors(new CoefficientErrors(x, target(), ones, fit).ordinary()),
        1e-11);
  }

  @Test
  void weightedErrorsAreThoseOfStatsmodels() {
    double[][] x = regressors();
    LeastSquares.Fit first = LeastSquares.fit(x, target(), new double[3]);
    double[] weights = new double[x.length];
    for (int i = 0; i < weights.length; i++) {
      double fitted = first.intercept();
      for (int j = 0; j < 3; j++) {
        fitted += first.coefficients()[j] * x[i][j];
      }
      weights[i] = 1 / fitted;
    }
    LeastSquares.Fit fit = LeastSquares.fit(x, target(), weights, new double[3]);
    // WLS(y, X, weights=1/OLS(y, X).fit().fittedvalues).fit()
    assertEquals(0.21715949680096724, fit.intercept(), 1e-11);
    CoefficientErrors errors = new CoefficientErrors(x, target(), weights, fit);
    assertArrayEquals(
        new double[] {
          0.04216839576705908, 0.03212470028130714, 0.06258015270065045, 0.07014216871994977
        },
        CoefficientErrors.standardErrors(errors.ordinary()),
        1e-11);
    // the same with get_robustcov_results('HAC', maxlags=5)
    assertArrayEquals(
        new double[] {
          0.042974775741230244, 0.039476704527191805, 0.058708992098419274, 0.06484084278138438
        },
        CoefficientErrors.standardErrors(errors.neweyWest(5)),
        1e-11);
  }

  @Test
  void aCovarianceIsSymmetricAndADroppedColumnHasNone() {
    double[][] x = regressors();
    for (double[] row : x) {
      row[1] = 2 * row[0] - 1;
    }
    LeastSquares.Fit fit = LeastSquares.fit(x, target(), new double[3]);
    double[][] covariance = new CoefficientErrors(x, target(), ones(x.length), fit).neweyWest(3);
    assertTrue(Double.isNaN(covariance[2][2]));
    assertTrue(Double.isNaN(covariance[2][0]));
    assertEquals(covariance[1][3], covariance[3][1], 1e-15);
    assertTrue(covariance[3][3] > 0);
  }

  @Test
  void equalWeightsOfAnySizeGiveTheSameLine() {
    double[][] x = regressors();
    double[] sevens = ones(x.length);
    Arrays.fill(sevens, 7);
    LeastSquares.Fit plain = LeastSquares.fit(x, target(), new double[3]);
    LeastSquares.Fit weighted = LeastSquares.fit(x, target(), sevens, new double[3]);
    assertArrayEquals(plain.coefficients(), weighted.coefficients(), 1e-12);
    assertEquals(plain.rSquared(), weighted.rSquared(), 1e-12);
    assertEquals(7 * plain.residualVariance(), weighted.residualVariance(), 1e-9);
  }

  @Test
  void weightsThatAreNotPositiveAreRefused() {
    double[][] x = {{0}, {1}, {2}, {3}};
    double[] y = {1, 3, 2, 5};
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> LeastSquares.fit(x, y, new double[] {1, 1, 0, 1}, new double[1]));
    assertTrue(e.getMessage().contains("weight must be positive"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> LeastSquares.fit(x, y, new double[] {1, 1, 1}, new double[1]));
  }
}
