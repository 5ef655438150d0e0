package io.plimsoll.datasets.store;

import io.plimsoll.datasets.Checks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named columns of equal length, and texts about them.
 *
 * <p>The arrays are not copied: who builds a table gives them away, who reads one leaves them
 * alone.
 */
public final class ColumnTable {
  private final Map<String, Object> columns;
  private final Map<String, String> metadata;
  private final int rows;

  private ColumnTable(Map<String, Object> columns, Map<String, String> metadata, int rows) {
    this.columns = Collections.unmodifiableMap(columns);
    this.metadata = Collections.unmodifiableMap(metadata);
    this.rows = rows;
  }

  /** A table to fill. */
  public static Builder builder() {
    return new Builder();
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The columns' names, in order. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** Whether there is such a column. */
  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /** The texts about the table, by key in natural order. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** A column of 64-bit whole numbers. */
  public long[] longs(String name) {
    return column(name, long[].class);
  }

  /** A column of 64-bit floating-point numbers. */
  public double[] doubles(String name) {
    return column(name, double[].class);
  }

  /** A column of 32-bit whole numbers. */
  public int[] ints(String name) {
    return column(name, int[].class);
  }

  /** A column of texts. */
  public String[] texts(String name) {
    return column(name, String[].class);
  }

  /** A column of lists of 64-bit floating-point numbers. */
  public double[][] doubleLists(String name) {
    return column(name, double[][].class);
  }

  /**
   * A column, as {@code long[]}, {@code double[]}, {@code int[]}, {@code String[]} or {@code
   * double[][]}.
   */
  public Object column(String name) {
    Object column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no column '" + name + "' among " + columns.keySet());
    }
    return column;
  }

  private <T> T column(String name, Class<T> type) {
    Object column = column(name);
    if (!type.isInstance(column)) {
      throw new IllegalArgumentException(
          "column '"
              + name
              + "' holds "
              + column.getClass().getSimpleName()
              + ", not "
              + type.getSimpleName());
    }
    return type.cast(column);
  }

  /** Fills a table. */
  public static final class Builder {
    private final Map<String, Object> columns = new LinkedHashMap<>();
    private final Map<String, String> metadata = new TreeMap<>();
    private int rows = -1;

    private Builder() {}

    /** Adds a text about the table. */
    public Builder metadata(String key, String value) {
      metadata.put(Checks.notBlank(key, "key"), value);
      return this;
    }

    /** Adds a column of 64-bit whole numbers. */
    public Builder longs(String name, long[] values) {
      return add(name, values, values.length);
    }

    /** Adds a column of 64-bit floating-point numbers. */
    public Builder doubles(String name, double[] values) {
      return add(name, values, values.length);
    }

    /** Adds a column of 32-bit whole numbers. */
    public Builder ints(String name, int[] values) {
      return add(name, values, values.length);
    }

    /** Adds a column of texts, none of them null. */
    public Builder texts(String name, String[] values) {
      return add(name, values, values.length);
    }

    /** Adds a column of lists of 64-bit floating-point numbers, none of them null. */
    public Builder doubleLists(String name, double[][] values) {
      return add(name, values, values.length);
    }

    /** The table. */
    public ColumnTable build() {
      return new ColumnTable(
          new LinkedHashMap<>(columns), new TreeMap<>(metadata), Math.max(0, rows));
    }

    private Builder add(String name, Object values, int length) {
      Checks.notBlank(name, "name");
      if (rows >= 0 && length != rows) {
        throw new IllegalArgumentException(
            "column '" + name + "' must have " + rows + " rows as the others, had " + length);
      }
      if (columns.putIfAbsent(name, values) != null) {
        throw new IllegalArgumentException("column '" + name + "' stands in the table already");
      }
      rows = length;
      return this;
    }
  }
}
