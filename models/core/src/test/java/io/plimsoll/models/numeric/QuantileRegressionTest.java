package io.plimsoll.models.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuantileRegressionTest {
  private static double loss(double[][] x, double[] y, double tau, double a, double[] b) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double fitted = a;
      for (int j = 0; j < b.length; j++) {
        fitted += b[j] * x[i][j];
      }
      sum += QuantileRegression.pinball(y[i] - fitted, tau);
    }
    return sum / y.length;
  }

  /** The least loss over all lines through two observations: some minimum is among them. */
  private static double bruteForce(double[][] x, double[] y, double tau) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < y.length; i++) {
      for (int j = i + 1; j < y.length; j++) {
        if (x[i][0] != x[j][0]) {
          double slope = (y[i] - y[j]) / (x[i][0] - x[j][0]);
          best = Math.min(best, loss(x, y, tau, y[i] - slope * x[i][0], new double[] {slope}));
        }
      }
    }
    return best;
  }

  @Property(tries = 200, seed = "1")
  void noLineThroughTwoObservationsIsBetter(@ForAll @IntRange(min = 3, max = 40) int n) {
    for (int kind = 0; kind < 4; kind++) {
      SplittableRandom random = new SplittableRandom(n * 10L + kind);
      double[][] x = new double[n][1];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        // continuous; ties in x; ties in both; a far outlier
        x[i][0] = kind == 0 || kind == 3 ? random.nextGaussian() : random.nextInt(3);
        y[i] = kind == 2 ? random.nextInt(4) : x[i][0] + random.nextGaussian();
      }
      x[0][0] = 7;
      y[0] = kind == 3 ? 1e6 : y[0];
      for (double tau : new double[] {0.02, 0.3, 0.5, 0.95}) {
        QuantileRegression.Fit fit = QuantileRegression.fit(x, y, tau);
        double best = bruteForce(x, y, tau);
        assertEquals(best, fit.pinball(), 1e-12 * (1 + best), "kind " + kind + " tau " + tau);
        assertEquals(
            fit.pinball(), loss(x, y, tau, fit.intercept(), fit.slopes()), 1e-9 * (1 + best));
      }
    }
  }

  @Test
  void severalColumnsMatchALinearProgramSolver() {
    // x and y from the recursion below; scipy 1.17.1 linprog(method="highs") on the primal program
    int n = 200;
    double[][] x = new double[n][3];
    double[] y = new double[n];
    long state = 12345;
    double[] u = new double[5];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < 5; k++) {
        state = (1103515245L * state + 12345L) % (1L << 31);
        u[k] = state / (double) (1L << 31);
      }
      x[i] = new double[] {u[0], u[1] * u[1], u[2] - u[0]};
      y[i] = 1 + 2 * u[0] - u[1] + (1 + u[2]) * (u[3] - 0.5) / (0.1 + u[4]);
    }
    double[][] expected = {
      {
        0.05,
        0.12512549065877,
        -0.2490600402960785,
        0.4392045383472658,
        -1.1355965219293354,
        -2.372283610423463
      },
      {
        0.5,
        0.4201416171792446,
        0.8390849904144226,
        1.9771184759680551,
        -0.948493487386104,
        -0.021746175937154097
      },
      {
        0.9,
        0.2251240092430495,
        2.0207806179921404,
        1.5666941255585713,
        0.12223546388273507,
        0.20014644642550333
      },
      {
        0.99,
        0.03515785933481718,
        1.3646852490890435,
        5.811208593689602,
        2.686037879534145,
        3.936465019846466
      }
    };
    for (double[] row : expected) {
      QuantileRegression.Fit fit = QuantileRegression.fit(x, y, row[0]);
      assertEquals(row[1], fit.pinball(), 1e-10 * row[1]);
      assertEquals(row[2], fit.intercept(), 1e-8);
      assertArrayEquals(new double[] {row[3], row[4], row[5]}, fit.slopes(), 1e-8);
    }
  }

  @Test
  void withoutColumnsItIsTheOrderStatistic() {
    // of 1 … 10 the 0.35-quantile: rank ⌈3.5⌉
    double[] y = {3, 1, 2, 10, 9, 8, 7, 4, 5, 6};
    QuantileRegression.Fit fit = QuantileRegression.fit(new double[10][0], y, 0.35);
    assertEquals(4, fit.intercept(), 1e-12);
    assertEquals(0, fit.slopes().length);
  }

  @Test
  void columnsThatSayNothingNewGetNoSlope() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] x = new double[100][];
    double[] y = new double[100];
    for (int i = 0; i < 100; i++) {
      double value = random.nextGaussian();
      x[i] = new double[] {value, 5, 2 * value + 1};
      y[i] = value + random.nextGaussian();
    }
    double[] slopes = QuantileRegression.fit(x, y, 0.9).slopes();
    assertEquals(0, slopes[1]);
    assertEquals(0, slopes[2]);
  }

  @Test
  void shiftsAndScalesCarryOver() {
    // Q(c + k·y | 3x − 1) of an equivariant estimator
    SplittableRandom random = new SplittableRandom(4);
    double[][] x = new double[301][1];
    double[][] moved = new double[301][1];
    double[] y = new double[301];
    double[] scaled = new double[301];
    for (int i = 0; i < y.length; i++) {
      x[i][0] = random.nextGaussian();
      y[i] = random.nextGaussian() * (2 + Math.tanh(x[i][0]));
      moved[i][0] = 1e5 + 1e-4 * x[i][0];
      scaled[i] = -4 + 1e6 * y[i];
    }
    QuantileRegression.Fit plain = QuantileRegression.fit(x, y, 0.7);
    QuantileRegression.Fit other = QuantileRegression.fit(moved, scaled, 0.7);
    assertEquals(1e6 * plain.pinball(), other.pinball(), 1e-3 * plain.pinball());
    assertEquals(1e10 * plain.slopes()[0], other.slopes()[0], 1e4);
  }

  @Test
  void aPerfectLineIsFound() {
    double[][] x = {{0}, {1}, {2}, {3}, {4}};
    QuantileRegression.Fit fit = QuantileRegression.fit(x, new double[] {1, 3, 5, 7, 9}, 0.25);
    assertEquals(1, fit.intercept(), 1e-12);
    assertEquals(2, fit.slopes()[0], 1e-12);
  }

  @Test
  void tensOfThousandsOfRowsAreSolvedToTheOptimum() {
    int n = 50_000;
    SplittableRandom random = new SplittableRandom(9);
    double[][] x = new double[n][10];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 10; j++) {
        x[i][j] = random.nextGaussian();
      }
      y[i] = x[i][0] + (1 + 0.3 * Math.abs(x[i][1])) * random.nextGaussian();
    }
    QuantileRegression.Fit fit = QuantileRegression.fit(x, y, 0.99);
    assertEquals(1, fit.slopes()[0], 0.1);
    // subgradient condition: at a vertex of p = 11 rows, (1 − τ)·n rows lie above, give or take p
    int above = 0;
    for (int i = 0; i < n; i++) {
      double fitted = fit.intercept();
      for (int j = 0; j < 10; j++) {
        fitted += fit.slopes()[j] * x[i][j];
      }
      above += y[i] > fitted ? 1 : 0;
    }
    assertEquals(500, above, 11);
  }

  @Test
  void badInputIsRefusedByName() {
    double[][] x = {{1}, {2}, {3}};
    double[] y = {1, 2, 3};
    for (double tau : new double[] {0, 1, Double.NaN}) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> QuantileRegression.fit(x, y, tau))
              .getMessage()
              .contains("tau"));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> QuantileRegression.fit(x, new double[] {1, Double.NaN, 2}, 0.5));
    assertThrows(
        IllegalArgumentException.class,
        () -> QuantileRegression.fit(new double[][] {{1}}, new double[] {1}, 0.5));
  }
}
