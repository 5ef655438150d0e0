package io.plimsoll.models.distribution;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.Arrays;
import java.util.List;

/**
 * Forecasts and the excursions of one side that followed, oldest first.
 *
 * @param features names of the columns of {@code x}; may be empty
 * @param variance calibrated forecast of the horizon's variance, positive
 * @param excursion worst fall or worst rise over the horizon, as a log return of zero or more
 * @param x {@code x[i]} holds the features of row i, finite
 */
public record ExcursionSample(
    List<String> features, double[] variance, double[] excursion, double[][] x) {

  /** Checks every row. */
  public ExcursionSample {
    features = List.copyOf(features);
    if (variance.length != excursion.length || variance.length != x.length) {
      throw new IllegalArgumentException(
          "expected as many excursions and feature rows as variances, had "
              + excursion.length
              + ", "
              + x.length
              + ", "
              + variance.length);
    }
    for (int i = 0; i < variance.length; i++) {
      Checks.positive(variance[i], "variance");
      Checks.notNegative(excursion[i], "excursion");
      requireWidth(x[i], features.size());
      for (double value : x[i]) {
        Checks.finite(value, "feature");
      }
    }
  }

  /** The rows in which every number is usable: NaN and infinite rows are left out. */
  public static ExcursionSample complete(
      List<String> features, double[] variance, double[] excursion, double[][] x) {
    int n = variance.length;
    if (excursion.length != n || x.length != n) {
      throw new IllegalArgumentException(
          "expected " + n + " rows, had " + excursion.length + " and " + x.length);
    }
    int[] kept = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      boolean whole = variance[i] > 0 && Double.isFinite(variance[i]);
      whole &= excursion[i] >= 0 && Double.isFinite(excursion[i]);
      for (double value : x[i]) {
        whole &= Double.isFinite(value);
      }
      if (whole) {
        kept[count++] = i;
      }
    }
    int[] rows = Arrays.copyOf(kept, count);
    return new ExcursionSample(
        features,
        Arrays.stream(rows).mapToDouble(i -> variance[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> excursion[i]).toArray(),
        Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new));
  }

  /** The complete rows of a sample without features. */
  public static ExcursionSample complete(double[] variance, double[] excursion) {
    return complete(List.of(), variance, excursion, new double[variance.length][0]);
  }

  /** How many rows there are. */
  public int size() {
    return variance.length;
  }

  /** Excursions in units of the forecast volatility, in order. */
  public double[] multiples() {
    double[] multiples = new double[size()];
    for (int i = 0; i < multiples.length; i++) {
      multiples[i] = excursion[i] / Math.sqrt(variance[i]);
    }
    return multiples;
  }

  /** Rows {@code from} to {@code to}, exclusive. */
  public ExcursionSample part(int from, int to) {
    return new ExcursionSample(
        features,
        Arrays.copyOfRange(variance, from, to),
        Arrays.copyOfRange(excursion, from, to),
        Arrays.copyOfRange(x, from, to));
  }

  /** Throws INVALID_INPUT where there are fewer rows than a method needs. */
  public ExcursionSample requireRows(int least, String method) {
    if (size() < least) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          method + " needs at least " + least + " rows with forecast and excursion, had " + size());
    }
    return this;
  }

  private static void requireWidth(double[] row, int width) {
    if (row.length != width) {
      throw new IllegalArgumentException(
          "expected " + width + " features in a row, had " + row.length);
    }
  }
}
