package io.plimsoll.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.market.Trade.Aggressor;
import io.plimsoll.serving.Arrival;
import io.plimsoll.serving.Receipt;
import io.plimsoll.serving.Receipt.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Market events from JSON: one object, an array of them, or one a line (NDJSON). */
final class EventReader {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long LONGEST_INTERVAL_SECONDS = 366 * 86_400L;
  private static final Map<String, Aggressor> AGGRESSORS =
      new TreeMap<>(
          Map.of(
              "buyer", Aggressor.BUYER, "seller", Aggressor.SELLER, "unknown", Aggressor.UNKNOWN));
  private static final Map<String, Boolean> POSITIONS =
      new TreeMap<>(Map.of("long", true, "short", false));
  private static final Map<String, Kind> KINDS =
      new TreeMap<>(
          Map.of(
              "trade",
              EventReader::trade,
              "quote",
              EventReader::quote,
              "depth",
              EventReader::depth,
              "bar",
              EventReader::bar,
              "book",
              EventReader::book,
              "open-interest",
              EventReader::openInterest,
              "funding",
              EventReader::funding,
              "mark",
              EventReader::mark,
              "liquidation",
              EventReader::liquidation,
              "ratio",
              EventReader::ratio));

  private EventReader() {}

  /** What was read of a batch: the events, and why the others are none. */
  record Batch(List<Arrival> arrivals, List<Receipt.Rejection> rejections) {}

  /** One event. */
  static Arrival one(byte[] body) {
    return event(Json.read(body, 0, body.length), 0, "");
  }

  /** The events of an array. */
  static Batch array(byte[] body) {
    JsonNode node = Json.read(body, 0, body.length);
    if (!node.isArray()) {
      throw Problem.at("", "expected an array of events; a single event goes to /v1/events");
    }
    Batch batch = new Batch(new ArrayList<>(node.size()), new ArrayList<>());
    for (int i = 0; i < node.size(); i++) {
      try {
        batch.arrivals().add(event(node.get(i), i, "/" + i));
      } catch (Problem e) {
        batch.rejections().add(new Receipt.Rejection(i, Reason.MALFORMED, e.body().detail()));
      }
    }
    return batch;
  }

  /** The events of lines; empty lines count as positions but hold nothing. */
  static Batch lines(byte[] body) {
    Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
    int position = 0;
    for (int start = 0; start < body.length; position++) {
      int end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      if (!new String(body, start, end - start, StandardCharsets.UTF_8).isBlank()) {
        try {
          batch.arrivals().add(event(Json.read(body, start, end - start), position, ""));
        } catch (Problem e) {
          batch
              .rejections()
              .add(new Receipt.Rejection(position, Reason.MALFORMED, e.body().detail()));
        }
      }
      start = end + 1;
    }
    return batch;
  }

  private static Arrival event(JsonNode node, int position, String pointer) {
    JsonFields fields = new JsonFields(node, pointer);
    Kind kind = fields.choice("type", KINDS);
    try {
      InstrumentId instrument = new InstrumentId(fields.text("instrument"));
      long eventNanos = fields.nanos("eventTime");
      OptionalLong available = fields.optionalNanos("availableTime");
      MarketEvent event = kind.read(fields, instrument, eventNanos, available.orElse(eventNanos));
      fields.rejectUnknown();
      return new Arrival(position, event, available.isPresent());
    } catch (IllegalArgumentException e) {
      throw Problem.at(pointer, String.valueOf(e.getMessage()));
    }
  }

  private static MarketEvent trade(
      JsonFields f, InstrumentId instrument, long event, long available) {
    Aggressor aggressor =
        f.has("aggressor") ? f.choice("aggressor", AGGRESSORS) : Aggressor.UNKNOWN;
    return new Trade(
        instrument, event, available, f.number("price"), f.number("quantity"), aggressor);
  }

  private static MarketEvent quote(
      JsonFields f, InstrumentId instrument, long event, long available) {
    return new Quote(
        instrument,
        event,
        available,
        f.number("bidPrice"),
        f.number("bidQuantity"),
        f.number("askPrice"),
        f.number("askQuantity"));
  }

  private static MarketEvent depth(
      JsonFields f, InstrumentId instrument, long event, long available) {
    return new DepthBands(
        instrument, event, available, f.numbers("bidNotional"), f.numbers("askNotional"));
  }

  private static MarketEvent bar(
      JsonFields f, InstrumentId instrument, long event, long available) {
    return new Bar(
        instrument,
        f.nanos("openTime"),
        event,
        available,
        f.number("open"),
        f.number("high"),
        f.number("low"),
        f.number("close"),
        f.number("volume"),
        f.optionalNumber("signedVolume").orElse(Double.NaN),
        f.whole("trades", -1));
  }

  private static MarketEvent book(
      JsonFields f, InstrumentId instrument, long event, long available) {
    return new BookDelta(
        instrument,
        event,
        available,
        f.flag("snapshot", false),
        f.whole("firstId", BookDelta.NO_ID),
        f.whole("lastId", BookDelta.NO_ID),
        f.whole("previousId", BookDelta.NO_ID),
        f.numbers("bidPrices"),
        f.numbers("bidQuantities"),
        f.numbers("askPrices"),
        f.numbers("askQuantities"));
  }

  private static MarketEvent openInterest(
      JsonFields f, InstrumentId instrument, long event, long available) {
    return new OpenInterest(
        instrument, event, available, f.number("quantity"), orNaN(f, "notional"));
  }

  private static MarketEvent funding(
      JsonFields f, InstrumentId instrument, long event, long available) {
    long seconds = f.whole("intervalSeconds", 0L);
    if (seconds < 1 || seconds > LONGEST_INTERVAL_SECONDS) {
      throw f.problem(
          "intervalSeconds", "must be from 1 to " + LONGEST_INTERVAL_SECONDS + ", was " + seconds);
    }
    return new FundingRate(
        instrument, event, available, f.number("rate"), seconds * NANOS_PER_SECOND);
  }

  private static MarketEvent mark(
      JsonFields f, InstrumentId instrument, long event, long available) {
    return new MarkPrice(instrument, event, available, f.number("mark"), orNaN(f, "index"));
  }

  private static MarketEvent liquidation(
      JsonFields f, InstrumentId instrument, long event, long available) {
    return new Liquidation(
        instrument,
        event,
        available,
        f.number("price"),
        f.number("quantity"),
        f.choice("position", POSITIONS));
  }

  private static MarketEvent ratio(
      JsonFields f, InstrumentId instrument, long event, long available) {
    LongShortRatio ratio =
        new LongShortRatio(
            instrument,
            event,
            available,
            orNaN(f, "topAccounts"),
            orNaN(f, "topPositions"),
            orNaN(f, "accounts"),
            orNaN(f, "takerVolume"));
    if (Double.isNaN(ratio.topAccounts())
        && Double.isNaN(ratio.topPositions())
        && Double.isNaN(ratio.accounts())
        && Double.isNaN(ratio.takerVolume())) {
      throw Problem.at(
          f.pointer(), "needs one of topAccounts, topPositions, accounts, takerVolume");
    }
    return ratio;
  }

  private static double orNaN(JsonFields f, String name) {
    return f.optionalNumber(name).orElse(Double.NaN);
  }

  private interface Kind {
    MarketEvent read(
        JsonFields fields, InstrumentId instrument, long eventNanos, long availableNanos);
  }
}
