package io.plimsoll.features.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.Market;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DccCorrelationTest extends PairKernelContract {
  DccCorrelationTest() {
    super("dcc-correlation", "news", "0.1", "persistence", "0.8");
  }

  @Override
  double naive(double[] x, double[] y) {
    double[] ex = standardized(x);
    double[] ey = standardized(y);
    double s = 0;
    for (int t = 0; t < x.length; t++) {
      s += (ex[t] - mean(ex)) * (ey[t] - mean(ey)) / x.length;
    }
    // The recursion solved: S keeps a weight of 0.8^n + 0.1 (1 + 0.8 + ... + 0.8^(n-1)).
    int n = x.length;
    double rest = Math.pow(0.8, n) + 0.1 * (1 - Math.pow(0.8, n)) / 0.2;
    double[] q = {rest, rest, s * rest};
    for (int t = 0; t < n; t++) {
      double weight = 0.1 * Math.pow(0.8, n - 1 - t);
      q[0] += weight * ex[t] * ex[t];
      q[1] += weight * ey[t] * ey[t];
      q[2] += weight * ex[t] * ey[t];
    }
    return q[2] / Math.sqrt(q[0] * q[1]);
  }

  private static DccCorrelation dcc() {
    Map<String, String> settings = Map.of("window", "20m", "news", "0.1", "persistence", "0.8");
    return DccCorrelation.from(new KernelSettings("x", settings, UNIVERSE, Market.MINUTE));
  }

  /**
   * By hand: both have variance 1 and mean 0, S = 0, so the first correlation is 0 and adds
   * nothing. After it (1, 1): q12 = 0.1, q11 = q22 = 0.1 + 0.1 + 0.8 = 1. After (1, -1): q12 = 0.08
   * - 0.1 = -0.02. After (-1, 1): q12 = -0.016 - 0.1 = -0.116. Each adds -(log(1 - r^2) + (2 - 2 r
   * e1 e2) / (1 - r^2) - 2) / 2.
   */
  @Test
  void likelihoodOfFourReturnsIsThatByHand() {
    double[] x = {1, 1, -1, -1};
    double[] y = {1, -1, 1, -1};
    // r = 0.1, -0.02, -0.116 with e1 e2 = -1, -1, 1.
    double second = -(Math.log(0.99) + 2.2 / 0.99 - 2) / 2;
    double third = -(Math.log(0.9996) + 1.96 / 0.9996 - 2) / 2;
    double last = -(Math.log(1 - 0.013456) + 2.232 / (1 - 0.013456) - 2) / 2;
    assertEquals(second + third + last, dcc().logLikelihood(x, y), 1e-12);
  }

  /** Of the density of two normal numbers with a correlation, over that of them on their own. */
  @Test
  void likelihoodIsThatOfTheCorrelationsOfEarlierReturns() {
    Random random = new Random(5);
    double[] x = random.doubles(60, -1e-3, 2e-3).toArray();
    double[] y = Arrays.stream(x).map(v -> v + random.nextGaussian() * 1e-3).toArray();
    double[] ex = standardized(x);
    double[] ey = standardized(y);
    double s = 0;
    for (int t = 0; t < x.length; t++) {
      s += (ex[t] - mean(ex)) * (ey[t] - mean(ey)) / x.length;
    }
    double expected = 0;
    for (int t = 0; t < x.length; t++) {
      double[] q = {1, 1, s};
      for (int u = 0; u < t; u++) {
        q[0] = 0.1 + 0.1 * ex[u] * ex[u] + 0.8 * q[0];
        q[1] = 0.1 + 0.1 * ey[u] * ey[u] + 0.8 * q[1];
        q[2] = 0.1 * s + 0.1 * ex[u] * ey[u] + 0.8 * q[2];
      }
      double r = q[2] / Math.sqrt(q[0] * q[1]);
      // y given x is normal with mean r x and variance 1 - r^2.
      double given = Math.pow(ey[t] - r * ex[t], 2) / (1 - r * r);
      expected += (ey[t] * ey[t] - given - Math.log(1 - r * r)) / 2;
    }
    assertEquals(expected, dcc().logLikelihood(x, y), 1e-9);
  }

  @Test
  void likelihoodThatIsUndefinedIsNaN() {
    double[] x = {1, 2, -1, 3};
    assertEquals(Double.NaN, dcc().logLikelihood(x, x), "correlation of 1");
    assertEquals(Double.NaN, dcc().logLikelihood(x, new double[4]), "no variance");
    assertEquals(
        Double.NaN, dcc().logLikelihood(new double[] {1, 2}, new double[] {2, 1}), "two returns");
    assertThrows(IllegalArgumentException.class, () -> dcc().logLikelihood(x, new double[3]));
  }

  private static double mean(double[] r) {
    return Arrays.stream(r).average().orElseThrow();
  }

  private static double[] standardized(double[] r) {
    double mean = mean(r);
    double variance = Arrays.stream(r).map(v -> (v - mean) * (v - mean)).sum() / r.length;
    return Arrays.stream(r).map(v -> v / Math.sqrt(variance)).toArray();
  }
}
