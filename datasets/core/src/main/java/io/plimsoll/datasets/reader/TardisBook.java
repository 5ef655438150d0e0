package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;

/**
 * {@code incremental_book_L2}: a row is a level; rows of one {@code local_timestamp} are one
 * message.
 *
 * <p>Rows of a snapshot that follow such as are none begin a new book. Further messages of a
 * snapshot add to it, as the vendor says, so they are changes here. Changes before the first
 * snapshot would make a book of a few levels; they are left out and counted.
 */
final class TardisBook extends TardisLines {
  private final Levels bids = new Levels();
  private final Levels asks = new Levels();
  private long eventNanos;
  private long receivedNanos;
  private boolean snapshot;
  private boolean begins;
  private boolean inSnapshot;
  private boolean known;
  private long early;

  TardisBook(InstrumentId instrument, TardisColumns columns) {
    super(instrument, columns, "incremental_book_L2");
  }

  @Override
  void row(LineScanner row, long happened, long received) {
    boolean whole =
        switch (columns.text(row, "is_snapshot")) {
          case "true" -> true;
          case "false" -> false;
          case String other ->
              throw new IllegalArgumentException(
                  "is_snapshot must be true or false, was '" + other + "'");
        };
    Levels side =
        switch (columns.text(row, "side")) {
          case "bid" -> bids;
          case "ask" -> asks;
          case String other ->
              throw new IllegalArgumentException("side must be bid or ask, was '" + other + "'");
        };
    double price = columns.number(row, "price");
    double amount = columns.number(row, "amount");
    new Levels().add(price, amount);
    inOrder(received, "local_timestamp");
    if (received != receivedNanos || whole != snapshot) {
      flush();
      receivedNanos = received;
      eventNanos = happened;
      begins = whole && !inSnapshot;
      snapshot = whole;
      inSnapshot = whole;
    }
    eventNanos = Math.max(eventNanos, happened);
    side.add(price, amount);
  }

  @Override
  void end() {
    flush();
  }

  private void flush() {
    if (bids.isEmpty() && asks.isEmpty()) {
      return;
    }
    known |= begins;
    if (known) {
      events.add(
          new BookDelta(
              instrument,
              eventNanos,
              receivedNanos,
              begins,
              BookDelta.NO_ID,
              BookDelta.NO_ID,
              BookDelta.NO_ID,
              bids.prices(),
              bids.quantities(),
              asks.prices(),
              asks.quantities()));
    } else {
      early++;
    }
    bids.clear();
    asks.clear();
  }

  @Override
  List<String> notes() {
    List<String> notes = super.notes();
    if (early > 0) {
      notes.add(early + " messages before the first whole book are left out");
    }
    return notes;
  }
}
