package io.plimsoll.models.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  private static double[][] random(int n, int p, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[n][p];
    for (double[] row : x) {
      for (int j = 0; j < p; j++) {
        row[j] = 5 + (j + 1) * random.nextGaussian();
      }
    }
    return x;
  }

  @Test
  void aLineThroughFourPoints() {
    // x = 0 1 2 3, y = 1 3 2 5: Sxx = 5, Sxy = 5.5, slope 1.1, intercept 2.75 − 1.65 = 1.1;
    // residuals −0.1 0.8 −1.3 0.6, squares 0.01 + 0.64 + 1.69 + 0.36 = 2.7, by 4 − 2 = 2
    LeastSquares.Fit fit =
        LeastSquares.fit(
            new double[][] {{0}, {1}, {2}, {3}}, new double[] {1, 3, 2, 5}, new double[1]);
    assertEquals(1.1, fit.coefficients()[0], 1e-14);
    assertEquals(1.1, fit.intercept(), 1e-14);
    assertEquals(1.35, fit.residualVariance(), 1e-14);
    // 1 − 2.7/8.75
    assertEquals(1 - 2.7 / 8.75, fit.rSquared(), 1e-14);
  }

  @Test
  void ridgeShrinksAsTheFormulaSays() {
    // centred and scaled x has Σx² = n, so b_std = (Σxy/n)/(1 + λ): λ = 1 halves the slope
    LeastSquares.Fit fit =
        LeastSquares.fit(
            new double[][] {{0}, {1}, {2}, {3}}, new double[] {1, 3, 2, 5}, new double[] {1});
    assertEquals(0.55, fit.coefficients()[0], 1e-14);
    assertEquals(2.75 - 0.55 * 1.5, fit.intercept(), 1e-14);
  }

  @Test
  void agreesWithTheNormalEquations() {
    int n = 60;
    int p = 4;
    double[][] x = random(n, p, 3);
    SplittableRandom random = new SplittableRandom(4);
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = 2 + x[i][0] - 3 * x[i][2] + random.nextGaussian();
    }
    double[][] xx = new double[p + 1][p + 1];
    double[] xy = new double[p + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= p; j++) {
        double left = j == 0 ? 1 : x[i][j - 1];
        xy[j] += left * y[i];
        for (int k = 0; k <= p; k++) {
          xx[j][k] += left * (k == 0 ? 1 : x[i][k - 1]);
        }
      }
    }
    double[] naive = Cholesky.solve(xx, xy);
    LeastSquares.Fit fit = LeastSquares.fit(x, y, new double[p]);
    assertEquals(naive[0], fit.intercept(), 1e-9);
    for (int j = 0; j < p; j++) {
      assertEquals(naive[j + 1], fit.coefficients()[j], 1e-10);
    }
  }

  @Test
  void constantAndRepeatedColumnsGetNothingAndChangeNothing() {
    double[][] x = random(30, 2, 8);
    double[] y = new double[30];
    double[][] wide = new double[30][];
    for (int i = 0; i < 30; i++) {
      y[i] = x[i][0] - x[i][1] + (i % 3);
      wide[i] = new double[] {7, x[i][0], x[i][1], 2 * x[i][0] - x[i][1]};
    }
    LeastSquares.Fit fit = LeastSquares.fit(wide, y, new double[4]);
    LeastSquares.Fit narrow = LeastSquares.fit(x, y, new double[2]);
    assertArrayEquals(
        new double[] {0, narrow.coefficients()[0], narrow.coefficients()[1], 0},
        fit.coefficients(),
        1e-10);
    assertEquals(narrow.residualVariance(), fit.residualVariance(), 1e-10);
  }

  @Test
  void aConstantColumnGetsNothingUnderRidgeToo() {
    // Many columns, so that rounding leaves something in the constant one where it is not dropped.
    double[][] x = random(400, 20, 9);
    double[] y = new double[400];
    double[] ridge = new double[20];
    java.util.Arrays.fill(ridge, 1e-3);
    for (int i = 0; i < 400; i++) {
      x[i][17] = 0;
      y[i] = x[i][0] - x[i][5] + (i % 7);
    }
    LeastSquares.Fit fit = LeastSquares.fit(x, y, ridge);
    assertEquals(0, fit.coefficients()[17]);
    assertTrue(Double.isFinite(fit.residualVariance()));
  }

  @Test
  void aConstantTargetIsFittedByTheInterceptAlone() {
    double[] y = new double[20];
    Arrays.fill(y, 4);
    LeastSquares.Fit fit = LeastSquares.fit(random(20, 2, 1), y, new double[2]);
    assertEquals(4, fit.intercept(), 1e-14);
    assertEquals(0, fit.rSquared());
  }

  @Test
  void refusesWhatCannotBeFitted() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LeastSquares.fit(random(3, 2, 1), new double[3], new double[2]));
    double[][] x = random(10, 1, 1);
    x[4][0] = Double.NaN;
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> LeastSquares.fit(x, new double[10], new double[1]));
    assertTrue(e.getMessage().contains("NaN"), e.getMessage());
  }
}
