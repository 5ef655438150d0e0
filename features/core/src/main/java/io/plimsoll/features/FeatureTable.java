package io.plimsoll.features;

import io.plimsoll.datasets.market.InstrumentId;
import java.util.Arrays;
import java.util.List;

/** Feature rows of one instrument, held by column. Immutable; build one with {@link Builder}. */
public final class FeatureTable implements FeatureRows {
  private final InstrumentId instrument;
  private final String viewVersion;
  private final List<String> columns;
  private final long[] asOfNanos;
  private final double[][] values;

  /**
   * A table; the arrays are taken as they are and must not change afterwards.
   *
   * @param asOfNanos one time a row, strictly increasing
   * @param values {@code values[column][row]}
   */
  public FeatureTable(
      InstrumentId instrument,
      String viewVersion,
      List<String> columns,
      long[] asOfNanos,
      double[][] values) {
    this.instrument = instrument;
    this.viewVersion = viewVersion;
    this.columns = List.copyOf(columns);
    this.asOfNanos = asOfNanos;
    this.values = values;
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "expected " + columns.size() + " columns, had " + values.length);
    }
    for (double[] column : values) {
      if (column.length != asOfNanos.length) {
        throw new IllegalArgumentException(
            "expected " + asOfNanos.length + " rows, had " + column.length);
      }
    }
    for (int row = 1; row < asOfNanos.length; row++) {
      if (asOfNanos[row] <= asOfNanos[row - 1]) {
        throw new IllegalArgumentException(
            "times must increase, row " + row + " was at " + asOfNanos[row]);
      }
    }
  }

  @Override
  public InstrumentId instrument() {
    return instrument;
  }

  /** The version of the view that made the rows. */
  public String viewVersion() {
    return viewVersion;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public int size() {
    return asOfNanos.length;
  }

  @Override
  public long asOfNanos(int row) {
    return asOfNanos[row];
  }

  @Override
  public double value(int row, int column) {
    return values[column][row];
  }

  /** A copy of one column. */
  public double[] column(String name) {
    return values[FeatureRows.positions(columns, List.of(name))[0]].clone();
  }

  /** Collects rows. */
  public static final class Builder {
    private final InstrumentId instrument;
    private final String viewVersion;
    private final List<String> columns;
    private long[] asOfNanos = new long[256];
    private final double[][] values;
    private int size;

    /** A builder with no rows. */
    public Builder(InstrumentId instrument, String viewVersion, List<String> columns) {
      this.instrument = instrument;
      this.viewVersion = viewVersion;
      this.columns = List.copyOf(columns);
      this.values = new double[columns.size()][256];
    }

    /** Adds a row; {@code row} holds one number a column and is copied. */
    public void add(long asOf, double[] row) {
      if (size == asOfNanos.length) {
        asOfNanos = Arrays.copyOf(asOfNanos, 2 * size);
        for (int column = 0; column < values.length; column++) {
          values[column] = Arrays.copyOf(values[column], 2 * size);
        }
      }
      asOfNanos[size] = asOf;
      for (int column = 0; column < values.length; column++) {
        values[column][size] = row[column];
      }
      size++;
    }

    /** The rows so far. */
    public FeatureTable build() {
      double[][] exact = new double[values.length][];
      for (int column = 0; column < exact.length; column++) {
        exact[column] = Arrays.copyOf(values[column], size);
      }
      return new FeatureTable(
          instrument, viewVersion, columns, Arrays.copyOf(asOfNanos, size), exact);
    }
  }
}
