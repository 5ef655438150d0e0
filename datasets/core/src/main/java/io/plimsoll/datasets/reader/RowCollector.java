package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes events of rows and brings them into order. */
abstract sealed class RowCollector<E extends MarketEvent> permits BarCollector, TradeCollector {
  final Layout layout;
  final InstrumentId instrument;
  long duplicates;
  long reordered;
  private final List<Row<E>> rows = new ArrayList<>();
  private @Nullable String symbol;
  private long latest = Long.MIN_VALUE;

  RowCollector(Layout layout, InstrumentId instrument) {
    this.layout = layout;
    this.instrument = instrument;
  }

  /** An event and the line it stood on. */
  record Row<E>(E event, long line) {}

  /** A row that stands out only among the others. */
  record Misfit(long line, String reason) {}

  /** The event of a row that has the right number of fields; null if an equal one was there. */
  abstract @Nullable E parse(LineScanner row);

  /** The events in available order; what does not fit among the others goes to {@code misfits}. */
  abstract List<E> finish(List<Misfit> misfits);

  /** What the file may be instead, for a message about bad rows; empty if there is no suspicion. */
  String hint() {
    return "";
  }

  /** How many trades equal others in every field but were kept. */
  long repeated() {
    return 0;
  }

  /**
   * Takes a row in.
   *
   * @throws IllegalArgumentException if it is not an event, saying why
   */
  final void add(LineScanner row) {
    if (row.tooLong) {
      throw new IllegalArgumentException("longer than " + LineScanner.MOST_BYTES + " bytes");
    }
    int fields = row.split(layout.delimiter(), layout.fields());
    if (fields != layout.fields()) {
      throw new IllegalArgumentException(
          "expected "
              + layout.fields()
              + " fields, found "
              + (fields > layout.fields() ? "more" : fields));
    }
    checkSymbol(row);
    E event = parse(row);
    if (event != null) {
      reordered += event.availableNanos() < latest ? 1 : 0;
      latest = Math.max(latest, event.availableNanos());
      rows.add(new Row<>(event, row.number));
    }
  }

  /** The rows by availability, then event time, ties in the order of the file. */
  final List<Row<E>> sorted() {
    if (reordered > 0) {
      rows.sort(
          Comparator.comparingLong((Row<E> r) -> r.event().availableNanos())
              .thenComparingLong(r -> r.event().eventNanos()));
    }
    return rows;
  }

  final List<Row<E>> rows() {
    return rows;
  }

  final long time(LineScanner row, Role role) {
    int field = layout.field(role);
    long nanos = layout.time().nanos(row.bytes, row.from[field], row.to[field]);
    if (nanos == TimeFormat.NONE) {
      throw new IllegalArgumentException(
          role.text()
              + " must be "
              + layout.time().text()
              + " between 1980 and 2100, was '"
              + row.field(field)
              + "'");
    }
    return nanos;
  }

  final double number(LineScanner row, Role role) {
    int field = layout.field(role);
    double value = Numbers.decimal(row.bytes, row.from[field], row.to[field]);
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(
          role.text() + " must be a number, was '" + row.field(field) + "'");
    }
    return value;
  }

  private void checkSymbol(LineScanner row) {
    if (!layout.has(Role.SYMBOL)) {
      return;
    }
    String found = row.field(layout.field(Role.SYMBOL));
    if (symbol == null) {
      symbol = found;
    } else if (!symbol.equals(found)) {
      throw new IllegalArgumentException(
          "symbol must be '" + symbol + "' as in the first row, was '" + found + "'");
    }
  }
}
