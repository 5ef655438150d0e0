package io.plimsoll.training.comparison;

import io.plimsoll.models.Filtering;
import java.util.Arrays;

/**
 * What a model forecast over some refits, by instrument and origin.
 *
 * @param variances NaN where there is no forecast
 * @param filtered what its sanity filter did, {@link #REPLACED} or {@link #PASSED}; NaN where there
 *     is no forecast or no filter
 */
record Stretch(double[][] variances, double[][] filtered) {
  /** The filter let the model's own forecast pass. */
  static final double PASSED = 0;

  /** The filter put something else in its place. */
  static final double REPLACED = 1;

  /** Nothing so far, of so many origins for each instrument. */
  static Stretch blank(int[] lengths) {
    double[][] rows = new double[2 * lengths.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[lengths[i % lengths.length]];
      Arrays.fill(rows[i], Double.NaN);
    }
    return of(rows);
  }

  /** What {@link #rows} made. */
  static Stretch of(double[][] rows) {
    int n = rows.length / 2;
    return new Stretch(Arrays.copyOf(rows, n), Arrays.copyOfRange(rows, n, 2 * n));
  }

  /** All numbers: the variances of each instrument, then what the filter did for each. */
  double[][] rows() {
    double[][] rows = Arrays.copyOf(variances, 2 * variances.length);
    System.arraycopy(filtered, 0, rows, variances.length, filtered.length);
    return rows;
  }

  /** How long {@link #rows} are where instruments have so many origins. */
  static int[] lengths(int[] lengths) {
    int[] twice = Arrays.copyOf(lengths, 2 * lengths.length);
    System.arraycopy(lengths, 0, twice, lengths.length, lengths.length);
    return twice;
  }

  void put(int instrument, int origin, double variance, Filtering filtering) {
    variances[instrument][origin] = variance;
    filtered[instrument][origin] =
        switch (filtering) {
          case NONE -> Double.NaN;
          case PASSED -> PASSED;
          case REPLACED -> REPLACED;
        };
  }
}
