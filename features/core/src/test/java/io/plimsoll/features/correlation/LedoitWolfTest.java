package io.plimsoll.features.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The numbers of scikit-learn are in the conformance pack: see {@link CorrelationConformance}. */
class LedoitWolfTest {

  /**
   * Of the points (2, 0), (-2, 0), (0, 1), (0, -1), moved by (7, -3): S = diag(2, 0.5), mu = 1.25,
   * |S|^2 = 4.25, d^2 = 2 * 0.75^2 = 1.125. The mean of the lengths to the fourth is (16 + 16 + 1 +
   * 1) / 4 = 8.5, so b^2 = (8.5 - 4.25) / 4 = 1.0625 and delta = 17/18.
   */
  @Test
  void ofFourPointsByHand() {
    double[][] points = {{9, 5, 7, 7}, {-3, -3, -2, -4}};
    LedoitWolf shrunk = new LedoitWolf(points);
    assertEquals(17.0 / 18, shrunk.shrinkage(), 1e-14);
    assertEquals(2.0 / 18 + 1.25 * 17 / 18, shrunk.covariance(0, 0), 1e-14);
    assertEquals(0.5 / 18 + 1.25 * 17 / 18, shrunk.covariance(1, 1), 1e-14);
    assertEquals(0, shrunk.covariance(0, 1), 1e-14);
  }

  @Test
  void isWhatTheDefinitionSays() {
    Random random = new Random(3);
    boolean within = false;
    for (int n : new int[] {5, 20, 200}) {
      double[][] series = new double[6][n];
      for (int t = 0; t < n; t++) {
        double common = random.nextGaussian();
        for (int i = 0; i < series.length; i++) {
          series[i][t] = 3 + i + common * 0.7 + random.nextGaussian() * (1 + 0.2 * i);
        }
      }
      LedoitWolf shrunk = new LedoitWolf(series);
      double delta = naive(series);
      within |= delta > 0.01 && delta < 0.99;
      assertEquals(delta, shrunk.shrinkage(), 1e-12);
      double[][] s = sample(series);
      double mu = 0;
      for (int i = 0; i < 6; i++) {
        mu += s[i][i] / 6;
      }
      assertEquals((1 - delta) * s[1][4], shrunk.covariance(1, 4), 1e-12);
      assertEquals((1 - delta) * s[2][2] + delta * mu, shrunk.covariance(2, 2), 1e-12);
    }
    assertTrue(within, "a case between the ends");
  }

  /** min(1, sum |x x' - S|^2 / n^2 / |S - mu I|^2), cell by cell. */
  private static double naive(double[][] series) {
    int p = series.length;
    int n = series[0].length;
    double[][] s = sample(series);
    double mu = 0;
    for (int i = 0; i < p; i++) {
      mu += s[i][i] / p;
    }
    double distance = 0;
    double noise = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        distance += Math.pow(s[i][j] - (i == j ? mu : 0), 2);
        for (int t = 0; t < n; t++) {
          double x = series[i][t] - mean(series[i]);
          double y = series[j][t] - mean(series[j]);
          noise += Math.pow(x * y - s[i][j], 2) / n / n;
        }
      }
    }
    return Math.min(1, noise / distance);
  }

  private static double[][] sample(double[][] series) {
    int n = series[0].length;
    double[][] s = new double[series.length][series.length];
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        for (int t = 0; t < n; t++) {
          s[i][j] += (series[i][t] - mean(series[i])) * (series[j][t] - mean(series[j])) / n;
        }
      }
    }
    return s;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  @Test
  void aMultipleOfTheIdentityStaysWhatItIs() {
    LedoitWolf shrunk = new LedoitWolf(new double[][] {{1, -1, 0, 0}, {0, 0, 1, -1}});
    assertEquals(1, shrunk.shrinkage());
    assertEquals(0.5, shrunk.covariance(0, 0));
    assertEquals(0, shrunk.covariance(0, 1));
  }

  /** x x' is S at both times: nothing is uncertain, the matrix is kept. */
  @Test
  void whatNeverVariesIsNotShrunk() {
    LedoitWolf shrunk = new LedoitWolf(new double[][] {{2, -2}, {1, -1}});
    assertEquals(0, shrunk.shrinkage());
    assertEquals(2, shrunk.covariance(0, 1));
  }

  @Test
  void whatIsNotFiniteIsNaN() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
      LedoitWolf shrunk = new LedoitWolf(new double[][] {{bad, 1, 2}, {3, 5, 4}});
      assertEquals(Double.NaN, shrunk.shrinkage());
      assertEquals(Double.NaN, shrunk.covariance(0, 1));
    }
  }

  @Test
  void namesWhatIsWrong() {
    refuses(new double[0][], "variables");
    refuses(new double[][] {{1}, {2}}, "observations must be at least 2, were 1");
    refuses(new double[][] {{1, 2, 3}, {2, 1}}, "variable 1 must have 3 observations, had 2");
  }

  private static void refuses(double[][] series, String why) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new LedoitWolf(series)).getMessage();
    assertTrue(message.contains(why), message);
  }
}
