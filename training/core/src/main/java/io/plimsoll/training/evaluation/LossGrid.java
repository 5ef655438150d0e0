package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * Values of rows, each of a time and an instrument, laid out as {@code [instrument][time]} over the
 * distinct times in rising order; NaN where there is no row.
 */
public final class LossGrid {
  private LossGrid() {}

  /**
   * The grid.
   *
   * @param times of each row, in any order
   * @param instruments of each row, from 0
   * @param count how many instruments there are
   * @throws IllegalArgumentException where an instrument has two rows at a time, or a value is not
   *     finite
   */
  public static double[][] of(long[] times, int[] instruments, int count, double[] values) {
    Samples.sameLength(times.length, values.length);
    Samples.sameLength(times.length, instruments.length);
    Samples.allFinite(values, "value");
    Checks.positive(count, "count");
    long[] distinct = Arrays.stream(times).distinct().sorted().toArray();
    double[][] grid = new double[count][distinct.length];
    for (double[] row : grid) {
      Arrays.fill(row, Double.NaN);
    }
    for (int i = 0; i < times.length; i++) {
      int instrument = instruments[i];
      Checks.inRange(instrument, 0, count - 1, "instrument of row " + i);
      int time = Arrays.binarySearch(distinct, times[i]);
      if (!Double.isNaN(grid[instrument][time])) {
        throw new IllegalArgumentException(
            "instrument " + instrument + " has two rows at time " + times[i]);
      }
      grid[instrument][time] = values[i];
    }
    return grid;
  }
}
