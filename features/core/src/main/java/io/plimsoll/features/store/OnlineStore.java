package io.plimsoll.features.store;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.RowSink;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest rows of each entity of a view, with the time as of which each was known.
 *
 * <p>A read as of a time gives the newest row not after it, never one past the view's time to live
 * and never one from the future of that time. One thread writes, any number read: a read takes no
 * lock and sees a row whole or not at all.
 *
 * <p><b>Cost</b>: a write copies the references to an entity's rows; a read is a binary search.
 */
public final class OnlineStore {
  private final FeatureView view;
  private final int rowsKept;
  private final Map<String, History> histories = new ConcurrentHashMap<>();

  /** One row; never changed. */
  record Row(long asOfNanos, double[] values) {}

  /**
   * The rows of an entity, oldest first; never changed, but replaced.
   *
   * @param complete whether no row has left
   */
  record History(Row[] rows, boolean complete) {
    Row newest() {
      return rows[rows.length - 1];
    }

    /** The position of the newest row not after a time; -1 where there is none. */
    int at(long nanos) {
      int low = 0;
      int high = rows.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (rows[middle].asOfNanos <= nanos) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low - 1;
    }
  }

  /**
   * An empty store.
   *
   * @param rowsKept how many rows of an entity stay, from 1; a read before the oldest is {@link
   *     Reading.Forgotten}
   */
  public OnlineStore(FeatureView view, int rowsKept) {
    this.view = view;
    this.rowsKept = (int) Checks.positive(rowsKept, "rowsKept");
  }

  /** The view whose rows it holds. */
  public FeatureView view() {
    return view;
  }

  /** How many rows of an entity stay. */
  public int rowsKept() {
    return rowsKept;
  }

  /**
   * Takes the newest row of an entity and copies it; for one thread alone. Throws
   * IllegalArgumentException where it is not newer than the one before.
   */
  public void put(String entity, long asOfNanos, double[] values) {
    if (values.length != view.features().size()) {
      throw new IllegalArgumentException(
          "a row of view '"
              + view.name()
              + "' must have "
              + view.features().size()
              + " values, had "
              + values.length);
    }
    Row row = new Row(asOfNanos, values.clone());
    History before = histories.get(Checks.notBlank(entity, "entity"));
    if (before == null) {
      histories.put(entity, new History(new Row[] {row}, true));
      return;
    }
    if (asOfNanos <= before.newest().asOfNanos) {
      throw new IllegalArgumentException(
          "rows of '"
              + entity
              + "' must come in order of time: after "
              + before.newest().asOfNanos
              + " came "
              + asOfNanos);
    }
    int kept = Math.min(before.rows.length, rowsKept - 1);
    Row[] rows = new Row[kept + 1];
    System.arraycopy(before.rows, before.rows.length - kept, rows, 0, kept);
    rows[kept] = row;
    histories.put(entity, new History(rows, before.complete && kept == before.rows.length));
  }

  /** Takes the rows of a runner; an instrument is its entity. */
  public RowSink sink() {
    return (instrument, asOfNanos, values) -> put(instrument.value(), asOfNanos, values);
  }

  /**
   * What was known of an entity at a time: now, or earlier.
   *
   * @param nanos the reader's time
   */
  public Reading read(String entity, long nanos) {
    History history = histories.get(entity);
    if (history == null) {
      return new Reading.Missing();
    }
    int at = history.at(nanos);
    if (at < 0) {
      return history.complete
          ? new Reading.Missing()
          : new Reading.Forgotten(history.rows[0].asOfNanos);
    }
    Row row = history.rows[at];
    return view.isExpired(row.asOfNanos, nanos)
        ? new Reading.Stale(row.asOfNanos, nanos - row.asOfNanos)
        : new Reading.Fresh(row.asOfNanos, row.values.clone());
  }

  /** The entities that have a row, in alphabetical order. */
  public List<String> entities() {
    return List.copyOf(new TreeSet<>(histories.keySet()));
  }

  /** The rows by entity, in alphabetical order. */
  Map<String, History> histories() {
    return new TreeMap<>(histories);
  }

  /** Puts in rows that were kept; for a store that nobody uses yet. */
  void restore(String entity, Row[] rows, boolean complete) {
    int kept = Math.min(rows.length, rowsKept);
    histories.put(
        entity,
        new History(
            Arrays.copyOfRange(rows, rows.length - kept, rows.length),
            complete && kept == rows.length));
  }
}
