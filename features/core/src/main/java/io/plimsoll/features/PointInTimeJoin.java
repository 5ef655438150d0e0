package io.plimsoll.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins by what was known when: a row meets the newest row of another table that was available at
 * its own time.
 *
 * <p><b>Cost</b>: O(rows of both), one pass.
 */
public final class PointInTimeJoin {
  private PointInTimeJoin() {}

  /**
   * For each time, the last position whose availability is not after it; -1 where there is none.
   *
   * @param asOfNanos not decreasing
   * @param availableNanos not decreasing; of equal times the last one counts
   */
  public static int[] positions(long[] asOfNanos, long[] availableNanos) {
    checkOrder(asOfNanos, "asOfNanos");
    checkOrder(availableNanos, "availableNanos");
    int[] positions = new int[asOfNanos.length];
    int next = 0;
    for (int i = 0; i < positions.length; i++) {
      while (next < availableNanos.length && availableNanos[next] <= asOfNanos[i]) {
        next++;
      }
      positions[i] = next - 1;
    }
    return positions;
  }

  /**
   * The rows of one table with the columns of another beside them, NaN where the other had nothing
   * to say.
   *
   * @param prefix goes before the names of the other table's columns
   * @param maxAgeNanos an older row of the other table is not used
   */
  public static FeatureTable join(
      FeatureTable rows, FeatureTable other, String prefix, long maxAgeNanos) {
    int[] positions = positions(times(rows), times(other));
    int width = rows.columns().size();
    List<String> columns = new ArrayList<>(rows.columns());
    other.columns().forEach(column -> columns.add(prefix + column));
    double[][] values = new double[columns.size()][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < width; column++) {
        values[column][row] = rows.value(row, column);
      }
      int position = positions[row];
      boolean known =
          position >= 0 && rows.asOfNanos(row) - other.asOfNanos(position) <= maxAgeNanos;
      for (int column = width; column < values.length; column++) {
        values[column][row] = known ? other.value(position, column - width) : Double.NaN;
      }
    }
    return new FeatureTable(
        rows.instrument(),
        rows.viewVersion() + "+" + other.viewVersion(),
        columns,
        times(rows),
        values);
  }

  private static long[] times(FeatureRows rows) {
    long[] times = new long[rows.size()];
    Arrays.setAll(times, rows::asOfNanos);
    return times;
  }

  private static void checkOrder(long[] nanos, String name) {
    for (int i = 1; i < nanos.length; i++) {
      if (nanos[i] < nanos[i - 1]) {
        throw new IllegalArgumentException(
            name + " must not decrease, position " + i + " was " + nanos[i]);
      }
    }
  }
}
