package io.plimsoll.datasets.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a Tardis file by name, and the cells of its rows. */
final class TardisColumns {
  private final Map<String, Integer> fields = new HashMap<>();
  private final List<String> names;

  private TardisColumns(List<String> names) {
    this.names = names;
    for (int i = 0; i < names.size(); i++) {
      fields.putIfAbsent(names.get(i), i);
    }
  }

  static TardisColumns of(LineScanner header) {
    int count = Math.min(header.split(',', LineScanner.MOST_FIELDS - 1), header.from.length);
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = header.shown(i);
    }
    return new TardisColumns(List.of(names));
  }

  List<String> names() {
    return names;
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Cuts a row into its cells. */
  void split(LineScanner row) {
    int found = row.split(',', names.size());
    if (found != names.size()) {
      throw new IllegalArgumentException(
          "expected " + names.size() + " fields, found " + (found > names.size() ? "more" : found));
    }
  }

  /** A cell as text; empty where the file has no such column. */
  String text(LineScanner row, String name) {
    Integer field = fields.get(name);
    return field == null ? "" : row.field(field);
  }

  /** Nanoseconds since 1970 of a cell in microseconds. */
  long nanos(LineScanner row, String name) {
    int field = field(name);
    long nanos = TimeFormat.MICROSECONDS.nanos(row.bytes, row.from[field], row.to[field]);
    if (nanos == TimeFormat.NONE) {
      throw new IllegalArgumentException(
          name
              + " must be microseconds since 1970 between 1980 and 2100, was '"
              + row.shown(field)
              + "'");
    }
    return nanos;
  }

  /** A number; NaN where the cell is empty or the file has no such column. */
  double optional(LineScanner row, String name) {
    Integer field = fields.get(name);
    return field == null || row.from[field] >= row.to[field] ? Double.NaN : number(row, name);
  }

  double number(LineScanner row, String name) {
    int field = field(name);
    double value = Numbers.decimal(row.bytes, row.from[field], row.to[field]);
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(
          name + " must be a number, was '" + row.shown(field) + "'");
    }
    return Numbers.sized(name, value);
  }

  private int field(String name) {
    Integer field = fields.get(name);
    if (field == null) {
      throw new IllegalArgumentException("the file has no column '" + name + "'");
    }
    return field;
  }
}
