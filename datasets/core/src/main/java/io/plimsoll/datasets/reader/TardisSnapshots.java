package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;

/** {@code book_snapshot_5}, {@code book_snapshot_25}: every row is a whole book of that depth. */
final class TardisSnapshots extends TardisLines {
  private final int levels;

  TardisSnapshots(InstrumentId instrument, TardisColumns columns) {
    super(instrument, columns, "book snapshots");
    int count = 0;
    while (columns.has("asks[" + count + "].price") || columns.has("bids[" + count + "].price")) {
      count++;
    }
    levels = count;
  }

  @Override
  void row(LineScanner row, long eventNanos, long receivedNanos) {
    Levels bids = side(row, "bids");
    Levels asks = side(row, "asks");
    inOrder(receivedNanos, "local_timestamp");
    events.add(
        new BookDelta(
            instrument,
            eventNanos,
            receivedNanos,
            true,
            BookDelta.NO_ID,
            BookDelta.NO_ID,
            BookDelta.NO_ID,
            bids.prices(),
            bids.quantities(),
            asks.prices(),
            asks.quantities()));
  }

  private Levels side(LineScanner row, String side) {
    Levels found = new Levels();
    for (int i = 0; i < levels; i++) {
      double price = columns.optional(row, side + "[" + i + "].price");
      double amount = columns.optional(row, side + "[" + i + "].amount");
      if (Double.isNaN(price) != Double.isNaN(amount)) {
        throw new IllegalArgumentException(
            side + "[" + i + "] must have both a price and an amount, or neither");
      }
      if (!Double.isNaN(price)) {
        found.add(price, amount);
      }
    }
    return found;
  }
}
