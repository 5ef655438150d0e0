package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.MarketEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes events of rows and brings them into order. */
abstract sealed class RowCollector<E extends MarketEvent>
    permits BandCollector,
        BarCollector,
        FundingCollector,
        LiquidationCollector,
        MetricsCollector,
        QuoteCollector,
        TradeCollector {
  final Layout layout;
  final Reading reading;
  long duplicates;
  long reordered;
  private final List<Row<E>> rows = new ArrayList<>();
  private @Nullable String symbol;
  private long latest = Long.MIN_VALUE;

  RowCollector(Layout layout, Reading reading) {
    this.layout = layout;
    this.reading = reading;
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

  /** What a user of the data must know besides what is assumed of when it was known. */
  List<String> notes() {
    return List.of();
  }

  /** What a user of the data must know. */
  final List<String> allNotes() {
    List<String> notes = new ArrayList<>();
    String when =
        delayNanos() == 0 ? "the moment it " : Detected.spanText(delayNanos()) + " after it ";
    if (layout.kind() == DataKind.BARS) {
      notes.add("a bar is taken to be available " + when + (delayNanos() == 0 ? "ends" : "ended"));
    } else if (!layout.has(Role.RECEIVED)) {
      notes.add(
          "the file does not say when a row was received: it is taken to be available "
              + when
              + "happened");
    }
    notes.addAll(notes());
    return notes;
  }

  /** How long after an event it is taken to be known where neither file nor caller say. */
  long usualDelayNanos() {
    return 0;
  }

  /** The delay that is assumed where the file does not say when a row was received. */
  final long delayNanos() {
    return reading.delayNanos() == ReadOptions.USUAL_DELAY
        ? usualDelayNanos()
        : reading.delayNanos();
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
      keep(event, row.number);
    }
  }

  /** Adds an event. */
  final void keep(E event, long line) {
    reordered += event.availableNanos() < latest ? 1 : 0;
    latest = Math.max(latest, event.availableNanos());
    rows.add(new Row<>(event, line));
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

  /** The events of {@link #sorted}. */
  final List<E> events() {
    return sorted().stream().map(Row::event).toList();
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
    return Numbers.sized(role.text(), value);
  }

  /** A number that may be left empty, or whose column may be missing: then NaN. */
  final double optional(LineScanner row, Role role) {
    if (!layout.has(role)) {
      return Double.NaN;
    }
    int field = layout.field(role);
    return row.from[field] >= row.to[field] ? Double.NaN : number(row, role);
  }

  /**
   * When an event became known: when it was received if the file says so (a receiving clock that
   * runs behind must not make it known before it happened), else after the assumed delay.
   */
  final long available(LineScanner row, long happened) {
    return layout.has(Role.RECEIVED)
        ? Math.max(happened, time(row, Role.RECEIVED))
        : happened + delayNanos();
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
