package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.InstrumentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rows of all Tardis files have in common: one symbol, two times, in order. */
abstract class TardisLines extends VendorLines {
  final TardisColumns columns;
  private final String type;
  private @Nullable String symbol;
  private long held;

  TardisLines(InstrumentId instrument, TardisColumns columns, String type) {
    super(instrument, true);
    this.columns = columns;
    this.type = type;
  }

  /** Takes a row in; when it happened never lies behind when it was received. */
  abstract void row(LineScanner row, long eventNanos, long receivedNanos);

  @Override
  final void take(LineScanner row) {
    columns.split(row);
    String found = columns.text(row, "symbol");
    if (symbol != null && !symbol.equals(found)) {
      throw new IllegalArgumentException(
          "symbol must be '" + symbol + "' as in the first row, was '" + found + "'");
    }
    long received = columns.nanos(row, "local_timestamp");
    long happened = columns.nanos(row, "timestamp");
    row(row, Math.min(happened, received), received);
    symbol = found;
    held += happened > received ? 1 : 0;
  }

  @Override
  final String format() {
    return "Tardis " + type + " of " + symbol;
  }

  @Override
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("amounts are in the units of the exchange, which may be contracts");
    if (held > 0) {
      notes.add(
          held
              + " rows happened after they arrived by the exchange's clock; they are taken to have"
              + " happened when they arrived");
    }
    return notes;
  }
}
