package io.plimsoll.models.garch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;

/** Series that several tests fit. */
final class Series {
  private Series() {}

  /** Daily percentage returns of DEM/GBP, 1974 of them: Bollerslev and Ghysels (1996). */
  static double[] demGbp() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Series.class.getResourceAsStream("dem2gbp.csv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A GJR-GARCH path with normal innovations. */
  static double[] gjr(double omega, double alpha, double gamma, double beta, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GarchProcess process = new GarchProcess(omega, alpha, gamma, beta, 1);
    double[] state = new double[1];
    process.start(state, omega / (1 - alpha - 0.5 * gamma - beta), Double.NaN);
    double[] returns = new double[n];
    for (int t = 0; t < n; t++) {
      returns[t] = Math.sqrt(process.variance(state)) * random.nextGaussian();
      process.update(state, returns[t], Double.NaN);
    }
    return returns;
  }

  /** A copy with some values missing. */
  static double[] withGaps(double[] values, int from, int to) {
    double[] copy = values.clone();
    for (int t = from; t < to; t++) {
      copy[t] = Double.NaN;
    }
    return copy;
  }
}
