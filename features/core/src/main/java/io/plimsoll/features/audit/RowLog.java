package io.plimsoll.features.audit;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.RowSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows as bits: NaN equals NaN, and nothing else equals anything else. */
public final class RowLog implements RowSink {
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  /** One row. */
  private record Row(InstrumentId instrument, long asOfNanos, long[] bits) {}

  /** An empty log of rows with these columns. */
  public RowLog(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  @Override
  public void row(InstrumentId instrument, long asOfNanos, double[] values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToRawLongBits(values[i]);
    }
    rows.add(new Row(instrument, asOfNanos, bits));
  }

  /** How many rows. */
  public int size() {
    return rows.size();
  }

  /** The time of a row. */
  public long asOfNanos(int row) {
    return rows.get(row).asOfNanos;
  }

  /** How many rows are as of a time or before; rows are in order of time. */
  public int upTo(long nanos) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).asOfNanos <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first difference to another log among the rows up to a time, in words; none if equal. */
  public Optional<String> difference(RowLog other, long untilNanos) {
    int own = upTo(untilNanos);
    int others = other.upTo(untilNanos);
    for (int i = 0; i < Math.min(own, others); i++) {
      Row a = rows.get(i);
      Row b = other.rows.get(i);
      if (a.asOfNanos != b.asOfNanos || !a.instrument.equals(b.instrument)) {
        return Optional.of(
            "row "
                + i
                + " is "
                + a.instrument
                + "@"
                + a.asOfNanos
                + " or "
                + b.instrument
                + "@"
                + b.asOfNanos);
      }
      for (int column = 0; column < a.bits.length; column++) {
        if (a.bits[column] != b.bits[column]) {
          return Optional.of(
              columns.get(column)
                  + " of "
                  + a.instrument
                  + " as of "
                  + a.asOfNanos
                  + " is "
                  + Double.longBitsToDouble(a.bits[column])
                  + " or "
                  + Double.longBitsToDouble(b.bits[column]));
        }
      }
    }
    return own == others ? Optional.empty() : Optional.of(own + " rows or " + others);
  }

  /** How many rows after a time, of those that both logs have, differ. */
  public int differencesAfter(RowLog other, long afterNanos) {
    int count = 0;
    int own = upTo(afterNanos);
    int others = other.upTo(afterNanos);
    for (int i = 0; own + i < size() && others + i < other.size(); i++) {
      Row a = rows.get(own + i);
      Row b = other.rows.get(others + i);
      boolean same = a.asOfNanos == b.asOfNanos && a.instrument.equals(b.instrument);
      count += same && !Arrays.equals(a.bits, b.bits) ? 1 : 0;
    }
    return count;
  }

  /** The columns that are NaN in every row: what no check has seen. */
  public List<String> neverDefined() {
    List<String> names = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      int position = column;
      if (rows.stream()
          .allMatch(row -> Double.isNaN(Double.longBitsToDouble(row.bits[position])))) {
        names.add(columns.get(column));
      }
    }
    return names;
  }
}
