package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages of a recording, in local time until all are there. */
final class BinanceSocketLines extends VendorLines {
  /** An exchange that is further ahead than this is no matter of clocks but of a garbled line. */
  private static final long MOST_AHEAD_NANOS = 60_000_000_000L;

  private final BinanceSocketBook book;
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private @Nullable String symbol;
  private double face = Double.NaN;
  private long aheadNanos;
  private long trades;
  private long aggregated;

  BinanceSocketLines(InstrumentId instrument) {
    super(instrument, false);
    book = new BinanceSocketBook(this);
  }

  /**
   * An event as of the local clock.
   *
   * @param timed whether the venue said when it happened; else it did when it arrived
   * @param fills whether it is a trade of the stream that joins the fills of an order
   */
  record Pending(MarketEvent event, long localNanos, boolean timed, boolean fills) {}

  @Override
  void take(LineScanner line) {
    int blank = 0;
    while (blank < line.length() && line.bytes[blank] != ' ') {
      blank++;
    }
    long local = TimeFormat.NANOSECONDS.nanos(line.bytes, 0, blank);
    if (local == TimeFormat.NONE) {
      throw new IllegalArgumentException(
          "a line must begin with nanoseconds since 1970 between 1980 and 2100");
    }
    JsonFields json = JsonFields.of(JsonText.of(line.bytes, blank, line.length()), "a message");
    String stream = json.has("stream") ? json.text("stream") : "";
    JsonFields data = json.has("stream") ? json.object("data") : json;
    String type = type(stream, data);
    checkSymbol(type, data);
    long sentAhead = data.has("E") ? data.millis("E") - local : 0;
    checkAhead(sentAhead);
    message(type, data, local);
    aheadNanos = Math.max(aheadNanos, sentAhead);
  }

  private static void checkAhead(long ahead) {
    if (ahead > MOST_AHEAD_NANOS) {
      throw new IllegalArgumentException(
          "the venue's time is " + Duration.ofNanos(ahead) + " after the local one");
    }
  }

  private static String type(String stream, JsonFields data) {
    if (data.has("e")) {
      return data.text("e");
    }
    if (data.has("lastUpdateId")) {
      return "snapshot";
    }
    // Spot sends the best bid and ask without saying so.
    boolean ticker = data.has("b") && data.has("B") && data.has("a") && data.has("A");
    return ticker ? "bookTicker" : stream.isEmpty() ? "unknown" : stream;
  }

  private void checkSymbol(String type, JsonFields data) {
    String field = data.has("s") ? "s" : data.has("symbol") ? "symbol" : "";
    if (field.isEmpty() || type.equals("forceOrder")) {
      return;
    }
    String found = data.text(field).toUpperCase(Locale.ROOT);
    if (symbol == null) {
      symbol = found;
      face = CoinMargined.face(found, instrument);
    } else if (!symbol.equals(found)) {
      throw new IllegalArgumentException(
          "symbol must be '" + symbol + "' as before, was '" + found + "'");
    }
  }

  private void message(String type, JsonFields data, long local) {
    switch (type) {
      case "depthUpdate" -> book.change(data, local);
      case "snapshot" -> book.snapshot(data, local);
      case "bookTicker" -> add(quote(data, local), local, data.has("T") || data.has("E"));
      case "trade" -> trade(data, local, false);
      case "aggTrade" -> trade(data, local, true);
      case "markPriceUpdate" -> mark(data, local);
      case "forceOrder" -> liquidation(data.object("o"), local);
      default -> {
        inOrder(local);
        leftOut.merge(type, 1L, Long::sum);
      }
    }
  }

  private Quote quote(JsonFields data, long local) {
    long happened = data.has("T") ? data.millis("T") : data.has("E") ? data.millis("E") : local;
    double bid = data.number("b");
    double ask = data.number("a");
    return new Quote(
        instrument,
        happened,
        Math.max(happened, local),
        bid,
        baseUnits(data.number("B"), bid),
        ask,
        baseUnits(data.number("A"), ask));
  }

  private void trade(JsonFields data, long local, boolean fills) {
    if (data.has("X") && !data.text("X").equals("MARKET")) {
      // Futures: fills of the insurance fund and of auto-deleveraging are not made in the market.
      inOrder(local);
      leftOut.merge("trade of " + data.text("X"), 1L, Long::sum);
      return;
    }
    long happened = data.millis("T");
    double price = data.number("p");
    Trade trade =
        new Trade(
            instrument,
            happened,
            Math.max(happened, local),
            price,
            baseUnits(data.number("q"), price),
            data.flag("m") ? Trade.Aggressor.SELLER : Trade.Aggressor.BUYER);
    accept(trade, local);
    trades += fills ? 0 : 1;
    aggregated += fills ? 1 : 0;
    pending.add(new Pending(trade, local, true, fills));
  }

  private void mark(JsonFields data, long local) {
    long happened = data.millis("E");
    double index = data.has("i") ? data.number("i") : Double.NaN;
    add(
        new MarkPrice(instrument, happened, Math.max(happened, local), data.number("p"), index),
        local,
        true);
  }

  private void liquidation(JsonFields order, long local) {
    String found = order.text("s");
    if (symbol != null && !symbol.equals(found)) {
      throw new IllegalArgumentException(
          "symbol must be '" + symbol + "' as before, was '" + found + "'");
    }
    long happened = order.millis("T");
    double price = order.number("ap");
    String side = order.text("S");
    if (!side.equals("SELL") && !side.equals("BUY")) {
      throw new IllegalArgumentException("side must be SELL or BUY, was '" + side + "'");
    }
    add(
        new Liquidation(
            instrument,
            happened,
            Math.max(happened, local),
            price,
            baseUnits(order.number("z"), price),
            side.equals("SELL")),
        local,
        true);
  }

  /** Adds an event. */
  void add(MarketEvent event, long local, boolean timed) {
    accept(event, local);
    pending.add(new Pending(event, local, timed, false));
  }

  /** Throws if an event does not fit among those before, by its times. */
  void accept(MarketEvent event, long local) {
    long ahead = event.eventNanos() - local;
    checkAhead(ahead);
    inOrder(local);
    aheadNanos = Math.max(aheadNanos, ahead);
  }

  private void inOrder(long local) {
    inOrder(local, "the local time");
  }

  /** A quantity as the venue counts, in base units. */
  double baseUnits(double quantity, double price) {
    return CoinMargined.baseUnits(quantity, price, face);
  }

  @Override
  void end() {
    for (Pending one : pending) {
      if (one.fills && trades > 0) {
        continue;
      }
      long known = one.localNanos + aheadNanos;
      events.add(one.timed ? one.event.availableAt(known) : arrived(one.event, known));
    }
  }

  private static MarketEvent arrived(MarketEvent event, long known) {
    return switch (event) {
      case Quote q ->
          new Quote(
              q.instrument(),
              known,
              known,
              q.bidPrice(),
              q.bidQuantity(),
              q.askPrice(),
              q.askQuantity());
      case BookDelta b -> BinanceSocketBook.at(b, known);
      default -> throw new IllegalStateException("an event without a time of its own: " + event);
    };
  }

  @Override
  String format() {
    String market =
        Double.isNaN(face) ? "" : " (COIN-M, contracts of " + (int) face + " USD as base units)";
    return "web-socket recording of Binance " + symbol + market;
  }

  @Override
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (aheadNanos > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the local clock ran behind the venue's: all times of receipt are moved by %.6f s",
              aheadNanos * 1e-9));
    }
    notes.addAll(book.notes());
    if (trades > 0 && aggregated > 0) {
      leftOut.put("aggTrade beside trade", aggregated);
    }
    leftOut.forEach((type, count) -> notes.add("left out: " + count + " of " + type));
    return notes;
  }
}
