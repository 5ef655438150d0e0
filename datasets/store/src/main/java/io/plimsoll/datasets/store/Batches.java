package io.plimsoll.datasets.store;

import java.lang.reflect.Array;
import java.util.List;

/** Puts record batches of one file together again. */
final class Batches {
  private Batches() {}

  static ColumnTable join(List<ColumnTable> batches) {
    ColumnTable first = batches.getFirst();
    if (batches.size() == 1) {
      return first;
    }
    int rows = Math.toIntExact(batches.stream().mapToLong(ColumnTable::rows).sum());
    ColumnTable.Builder table = ColumnTable.builder();
    first.metadata().forEach(table::metadata);
    for (String name : first.names()) {
      switch (first.column(name)) {
        case long[] x -> table.longs(name, join(batches, name, new long[rows]));
        case double[] x -> table.doubles(name, join(batches, name, new double[rows]));
        case int[] x -> table.ints(name, join(batches, name, new int[rows]));
        case String[] x -> table.texts(name, join(batches, name, new String[rows]));
        case double[][] x -> table.doubleLists(name, join(batches, name, new double[rows][]));
        default -> throw new IllegalStateException("column type of '" + name + "'");
      }
    }
    return table.build();
  }

  @SuppressWarnings("SuspiciousSystemArraycopy")
  private static <T> T join(List<ColumnTable> batches, String name, T whole) {
    int at = 0;
    for (ColumnTable batch : batches) {
      Object part = batch.column(name);
      System.arraycopy(part, 0, whole, at, Array.getLength(part));
      at += Array.getLength(part);
    }
    return whole;
  }
}
