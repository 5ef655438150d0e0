package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums the orders of a Bitstamp recording up to levels. */
abstract class BitstampLines extends VendorLines {
  private static final double UNITS = 1e8;

  /** Above this a double no longer counts every unit. */
  private static final double MOST_UNITS = 1e15;

  private final Map<Long, Order> orders = new HashMap<>();
  private final Map<Double, Long> bids = new HashMap<>();
  private final Map<Double, Long> asks = new HashMap<>();
  private long strangers;
  private long repeated;

  BitstampLines(InstrumentId instrument, boolean header) {
    super(instrument, header);
  }

  /** What happened to an order. */
  enum Action {
    CREATED,
    CHANGED,
    DELETED
  }

  private record Order(boolean bid, double price, long units) {}

  /** Takes in what happened to an order, with what is left of it in units of 10^-8. */
  final void order(long received, long id, Action action, boolean bid, double price, double units) {
    Checks.positive(price, "price");
    Checks.inRange(units, 0, MOST_UNITS, "volume");
    Checks.notNegative(id, "id");
    inOrder(received, "timestamp");
    Order before = orders.remove(id);
    Order after = action == Action.DELETED ? null : new Order(bid, price, (long) units);
    strangers += before == null && action != Action.CREATED ? 1 : 0;
    if (after != null) {
      orders.put(id, after);
    }
    if (before != null || after != null) {
      emit(received, before, after);
    }
  }

  final void trade(long received, double price, double amount) {
    Trade trade = new Trade(instrument, received, received, price, amount, Trade.Aggressor.UNKNOWN);
    inOrder(received, "timestamp");
    events.add(trade);
  }

  final void book(long received) {
    inOrder(received, "timestamp");
    repeated++;
  }

  static long millis(LineScanner line, int from, int to) {
    long nanos = TimeFormat.MILLISECONDS.nanos(line.bytes, from, to);
    if (nanos == TimeFormat.NONE) {
      throw new IllegalArgumentException(
          "timestamp must be milliseconds since 1970 between 1980 and 2100");
    }
    return nanos;
  }

  private void emit(long received, @Nullable Order before, @Nullable Order after) {
    Levels changedBids = new Levels();
    Levels changedAsks = new Levels();
    boolean same =
        before != null
            && after != null
            && before.bid() == after.bid()
            && before.price() == after.price();
    if (before != null) {
      level(before, -before.units(), same, changedBids, changedAsks);
    }
    if (after != null) {
      level(after, after.units(), false, changedBids, changedAsks);
    }
    events.add(
        new BookDelta(
            instrument,
            received,
            received,
            false,
            BookDelta.NO_ID,
            BookDelta.NO_ID,
            BookDelta.NO_ID,
            changedBids.prices(),
            changedBids.quantities(),
            changedAsks.prices(),
            changedAsks.quantities()));
  }

  private void level(Order order, long by, boolean silent, Levels changedBids, Levels changedAsks) {
    Map<Double, Long> side = order.bid() ? bids : asks;
    long units = side.merge(order.price(), by, Math::addExact);
    if (units == 0) {
      side.remove(order.price());
    }
    if (!silent) {
      (order.bid() ? changedBids : changedAsks).add(order.price(), units / UNITS);
    }
  }

  @Override
  final List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("an event is taken to have happened when it was received; nobody says when it did");
    notes.add("the book begins empty and is crossed while an aggressive order is being filled");
    if (strangers > 0) {
      notes.add(
          strangers + " messages are about orders from before the recording, which the book lacks");
    }
    if (repeated > 0) {
      notes.add(repeated + " repetitions of the best twenty levels are left out");
    }
    return notes;
  }
}
