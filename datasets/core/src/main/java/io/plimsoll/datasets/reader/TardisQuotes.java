package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Quote;
import java.util.List;

/**
 * {@code quotes} and {@code book_ticker}. A side without price is an empty side of the book, which
 * a quote cannot say: such rows are left out and counted.
 */
final class TardisQuotes extends TardisLines {
  private long oneSided;

  TardisQuotes(InstrumentId instrument, TardisColumns columns) {
    super(instrument, columns, "quotes");
  }

  @Override
  void row(LineScanner row, long eventNanos, long receivedNanos) {
    double bid = columns.optional(row, "bid_price");
    double ask = columns.optional(row, "ask_price");
    if (Double.isNaN(bid) || Double.isNaN(ask)) {
      inOrder(receivedNanos, "local_timestamp");
      oneSided++;
      return;
    }
    Quote quote =
        new Quote(
            instrument,
            eventNanos,
            receivedNanos,
            bid,
            columns.number(row, "bid_amount"),
            ask,
            columns.number(row, "ask_amount"));
    inOrder(receivedNanos, "local_timestamp");
    events.add(quote);
  }

  @Override
  List<String> notes() {
    List<String> notes = super.notes();
    if (oneSided > 0) {
      notes.add(oneSided + " rows without a bid or an ask are left out");
    }
    return notes;
  }
}
