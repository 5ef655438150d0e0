package io.plimsoll.features;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
   * A table whose columns go beside those of another.
   *
   * @param prefix goes before the names of its columns
   * @param ttlNanos an older row is missing; zero or more
   * @param delayNanos how long after its time a row could be had: computing it and carrying it over
   *     take a while, and a reader must not see it before; zero or more
   */
  public record Side(FeatureTable table, String prefix, long ttlNanos, long delayNanos) {
    public Side {
      Checks.notNegative(ttlNanos, "ttlNanos");
      Checks.notNegative(delayNanos, "delayNanos");
    }

    /** A table whose rows can be had at once and live as long as its view says. */
    public static Side of(FeatureTable table, String prefix, FeatureView view) {
      return new Side(table, prefix, view.ttlNanos(), 0);
    }
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
    return join(rows, List.of(new Side(other, prefix, maxAgeNanos, 0)));
  }

  /**
   * The rows of one table with the columns of others beside them, in order: each time the newest
   * row that was available, NaN where there was none or it was past its time to live. Throws
   * IllegalArgumentException where two columns would have the same name.
   */
  public static FeatureTable join(FeatureTable rows, List<Side> sides) {
    long[] times = times(rows);
    Set<String> columns = new LinkedHashSet<>(rows.columns());
    List<double[]> values = new ArrayList<>();
    StringBuilder version = new StringBuilder(rows.viewVersion());
    for (String column : rows.columns()) {
      values.add(rows.column(column));
    }
    for (Side side : sides) {
      version.append('+').append(side.table.viewVersion());
      int[] positions = available(times, side);
      for (int column = 0; column < side.table.columns().size(); column++) {
        String name = side.prefix + side.table.columns().get(column);
        if (!columns.add(name)) {
          throw new IllegalArgumentException(
              "column '" + name + "' would stand in the joined table twice; give another prefix");
        }
        values.add(picked(side.table, column, positions));
      }
    }
    return new FeatureTable(
        rows.instrument(),
        version.toString(),
        List.copyOf(columns),
        times,
        values.toArray(new double[0][]));
  }

  /** For each time, the row of a side that a reader would be given; -1 for none. */
  private static int[] available(long[] times, Side side) {
    long[] available = times(side.table);
    for (int i = 0; i < available.length; i++) {
      available[i] = Math.addExact(available[i], side.delayNanos);
    }
    int[] positions = positions(times, available);
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] >= 0 && times[i] - side.table.asOfNanos(positions[i]) > side.ttlNanos) {
        positions[i] = -1;
      }
    }
    return positions;
  }

  private static double[] picked(FeatureTable table, int column, int[] positions) {
    double[] values = new double[positions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = positions[i] < 0 ? Double.NaN : table.value(positions[i], column);
    }
    return values;
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
