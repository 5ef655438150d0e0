package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Takes the rows of a LOBSTER day in, message and order book at once, and makes events of them. */
final class LobsterDay {
  private static final double DOLLAR = 10_000;
  private static final long UNOCCUPIED = 9_999_999_999L;
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int MOST_DECIMALS = 9;

  final List<MarketEvent> events = new ArrayList<>();
  final FailureLog failures;
  long rows;
  private final InstrumentId instrument;
  private final long midnightNanos;
  private final int levels;
  private final long delayNanos;
  private final LobsterSide bids;
  private final LobsterSide asks;
  private final LobsterSide shownBids;
  private final LobsterSide shownAsks;
  private boolean known;
  private long latest;
  private long shown;
  private long taken;
  private long contradictions;
  private long halts;
  private long crosses;

  LobsterDay(ReadOptions options, long midnightNanos, int levels, FailureLog failures) {
    instrument = options.instrument();
    delayNanos = Math.max(0, options.delayNanos());
    this.midnightNanos = midnightNanos;
    this.levels = levels;
    this.failures = failures;
    bids = new LobsterSide(true, levels);
    asks = new LobsterSide(false, levels);
    shownBids = new LobsterSide(true, levels);
    shownAsks = new LobsterSide(false, levels);
    latest = midnightNanos;
  }

  /** Takes one row of each file in; a bad one is set aside and the book taken from the next. */
  void add(LineScanner message, LineScanner book) {
    rows++;
    try {
      readBook(book);
      readMessage(message);
    } catch (IllegalArgumentException e) {
      known = false;
      failures.add(
          message.number,
          message.shown() + " | " + book.shown(),
          Objects.requireNonNullElse(e.getMessage(), ""),
          "");
    }
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "the files do not say when an event was received: it is taken to be available "
            + (delayNanos == 0 ? "the moment" : Detected.spanText(delayNanos) + " after")
            + " it happened");
    notes.add(
        String.format(
            Locale.ROOT,
            "%d of %d levels in the order-book file came from beyond what it shows and were taken"
                + " from it, all others follow from the messages",
            taken,
            shown));
    notes.add(
        contradictions
            + " rows of the two files contradict each other; there the order-book file is believed");
    if (halts + crosses > 0) {
      notes.add(halts + " messages about halts left out, " + crosses + " cross trades kept");
    }
    return notes;
  }

  private void readMessage(LineScanner row) {
    if (row.tooLong || row.split(',', 6) != 6) {
      throw new IllegalArgumentException("expected 6 fields in the message");
    }
    long time = midnightNanos + nanos(row.field(0));
    if (time < latest) {
      throw new IllegalArgumentException("time must not run backwards, was " + row.field(0));
    }
    long type = whole(row, 1, "type");
    long size = whole(row, 3, "size");
    long price = whole(row, 4, "price");
    long direction = whole(row, 5, "direction");
    if (type < 1 || type > 7) {
      throw new IllegalArgumentException("type must be 1 to 7, was " + type);
    }
    if (type < 7 && (size <= 0 || price <= 0)) {
      throw new IllegalArgumentException(
          "size and price must be positive, were " + size + " and " + price);
    }
    if (type < 6 && direction != 1 && direction != -1) {
      throw new IllegalArgumentException("direction must be 1 or -1, was " + direction);
    }
    latest = time;
    trade(time, (int) type, size, price, direction);
    if (!known) {
      take(time);
    } else if (type <= 4) {
      change(time, type == 1 ? size : -size, price, direction == 1);
    } else {
      compare(time, List.of());
    }
    known = true;
  }

  private void trade(long time, int type, long size, long price, long direction) {
    halts += type == 7 ? 1 : 0;
    crosses += type == 6 ? 1 : 0;
    if (type < 4 || type > 6) {
      return;
    }
    // The direction is that of the resting order.
    Trade.Aggressor aggressor =
        type == 6
            ? Trade.Aggressor.UNKNOWN
            : direction == 1 ? Trade.Aggressor.SELLER : Trade.Aggressor.BUYER;
    events.add(new Trade(instrument, time, time + delayNanos, price / DOLLAR, size, aggressor));
  }

  /** A whole book from the order-book file: the first, and after a row that was not understood. */
  private void take(long time) {
    bids.copy(shownBids);
    asks.copy(shownAsks);
    shown += bids.size() + asks.size();
    taken += bids.size() + asks.size();
    events.add(delta(time, true, bids.all(), asks.all()));
  }

  private void change(long time, long by, long price, boolean bid) {
    compare(time, (bid ? bids : asks).change(price, by));
  }

  /** Takes levels that came into sight from the order-book file, and holds the rest against it. */
  private void compare(long time, List<LobsterSide.Level> changed) {
    List<LobsterSide.Level> levelsOfMessage = new ArrayList<>(changed);
    levelsOfMessage.addAll(bids.reveal(shownBids));
    levelsOfMessage.addAll(asks.reveal(shownAsks));
    if (!bids.same(shownBids) || !asks.same(shownAsks)) {
      contradictions++;
      take(time);
      return;
    }
    shown += bids.size() + asks.size();
    taken += levelsOfMessage.size() - changed.size();
    if (!levelsOfMessage.isEmpty()) {
      events.add(
          delta(
              time,
              false,
              levelsOfMessage.stream().filter(LobsterSide.Level::bid).toList(),
              levelsOfMessage.stream().filter(level -> !level.bid()).toList()));
    }
  }

  private BookDelta delta(
      long time, boolean snapshot, List<LobsterSide.Level> bid, List<LobsterSide.Level> ask) {
    long none = BookDelta.NO_ID;
    return new BookDelta(
        instrument,
        time,
        time + delayNanos,
        snapshot,
        none,
        none,
        none,
        bid.stream().mapToDouble(level -> level.price() / DOLLAR).toArray(),
        bid.stream().mapToDouble(LobsterSide.Level::size).toArray(),
        ask.stream().mapToDouble(level -> level.price() / DOLLAR).toArray(),
        ask.stream().mapToDouble(LobsterSide.Level::size).toArray());
  }

  private void readBook(LineScanner row) {
    int fields = 4 * levels;
    if (row.tooLong || row.split(',', fields) != fields) {
      throw new IllegalArgumentException("expected " + fields + " fields in the order book");
    }
    shownAsks.clear();
    shownBids.clear();
    for (int level = 0; level < levels; level++) {
      readLevel(row, 4 * level, shownAsks);
      readLevel(row, 4 * level + 2, shownBids);
    }
  }

  private static void readLevel(LineScanner row, int field, LobsterSide side) {
    long price = whole(row, field, "price");
    long size = whole(row, field + 1, "size");
    if (Math.abs(price) == UNOCCUPIED && size == 0) {
      return;
    }
    if (price <= 0 || size <= 0) {
      throw new IllegalArgumentException(
          "a level must have a positive price and size, was " + price + " and " + size);
    }
    side.append(price, size);
  }

  private static long whole(LineScanner row, int field, String name) {
    double value = Numbers.decimal(row.bytes, row.from[field], row.to[field]);
    if (!(value == Math.rint(value) && Math.abs(value) < 1e15)) {
      throw new IllegalArgumentException(
          name + " must be a whole number, was '" + row.field(field) + "'");
    }
    return (long) value;
  }

  /** Seconds with up to nine decimals, exactly: as a double the last nanoseconds would be lost. */
  private static long nanos(String seconds) {
    int point = seconds.indexOf('.');
    String whole = point < 0 ? seconds : seconds.substring(0, point);
    String decimals = point < 0 ? "" : seconds.substring(point + 1);
    if (!digits(whole) || whole.length() > 5 || (point >= 0 && !digits(decimals))) {
      throw new IllegalArgumentException(
          "time must be seconds after midnight, was '" + seconds + "'");
    }
    String padded = (decimals + "0".repeat(MOST_DECIMALS)).substring(0, MOST_DECIMALS);
    long nanos = Long.parseLong(whole) * 1_000_000_000L + Long.parseLong(padded);
    if (nanos >= DAY_NANOS) {
      throw new IllegalArgumentException("time must be within a day, was '" + seconds + "'");
    }
    return nanos;
  }

  private static boolean digits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
