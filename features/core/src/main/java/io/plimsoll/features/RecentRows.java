package io.plimsoll.features;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;
import java.util.Objects;

/**
 * The last few rows of one instrument, for online use; adding a row allocates nothing. Not
 * thread-safe.
 */
public final class RecentRows implements FeatureRows {
  private final InstrumentId instrument;
  private final List<String> columns;
  private final long[] asOfNanos;
  private final double[][] rows;
  private int oldest;
  private int size;

  /** Rows of an instrument, at most {@code capacity} of them. */
  public RecentRows(InstrumentId instrument, List<String> columns, int capacity) {
    this.instrument = instrument;
    this.columns = List.copyOf(columns);
    this.asOfNanos = new long[(int) Checks.positive(capacity, "capacity")];
    this.rows = new double[capacity][columns.size()];
  }

  /** Adds the newest row, which is copied; when full, the oldest one leaves. */
  public void add(long asOf, double[] values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "expected " + columns.size() + " values, had " + values.length);
    }
    if (size > 0 && asOf <= asOfNanos(size - 1)) {
      throw new IllegalArgumentException(
          "times must increase, after " + asOfNanos(size - 1) + " came " + asOf);
    }
    int slot = (oldest + size) % rows.length;
    if (size == rows.length) {
      oldest = (oldest + 1) % rows.length;
    } else {
      size++;
    }
    asOfNanos[slot] = asOf;
    System.arraycopy(values, 0, rows[slot], 0, values.length);
  }

  @Override
  public InstrumentId instrument() {
    return instrument;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long asOfNanos(int row) {
    return asOfNanos[slot(row)];
  }

  @Override
  public double value(int row, int column) {
    return rows[slot(row)][column];
  }

  private int slot(int row) {
    return (oldest + Objects.checkIndex(row, size)) % rows.length;
  }
}
