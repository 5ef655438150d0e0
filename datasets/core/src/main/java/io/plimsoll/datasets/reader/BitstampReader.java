package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads recordings of Bitstamp's live orders, as a log of messages ({@code 1430438404518
 * order_created {…}}, with trades among them) or as the table of orders that the R package
 * obAnalytics makes of it ({@code id,timestamp,exchange.timestamp,price,volume,action,direction}).
 *
 * <p>Orders are created, changed and deleted; what rests at a price is the sum of the orders there,
 * and every message gives the levels that it changed. Conventions, found in recordings of May 2015:
 *
 * <ul>
 *   <li>{@code timestamp} is when a message was received, in milliseconds. {@code
 *       exchange.timestamp} ({@code datetime}) is the second in which the <em>order</em> was
 *       created, in every message about it, so it does not tell when the message happened: that is
 *       taken to be when it was received.
 *   <li>The volume of a created or changed order is what is left of it. A deleted order carries
 *       what it had left: 0 if it was filled, else what was cancelled.
 *   <li>The table counts volumes in 10⁻⁸, cut off after having passed through a double: one of them
 *       may be missing. The log is exact.
 *   <li>Aggressive orders are created too, and deleted when they are filled: the book is crossed
 *       for so long. An order may change its price.
 *   <li>Orders from before the recording are not told of. The book begins empty and lacks them
 *       until they are deleted; how many of them showed up stands in the notes.
 *   <li>Trades do not say who took the liquidity.
 *   <li>{@code order_book} messages repeat the best twenty levels and are left out.
 * </ul>
 */
public final class BitstampReader {
  private static final String HEADER =
      "id,timestamp,exchange.timestamp,price,volume,action,direction";
  private static final Pattern LINE =
      Pattern.compile("\\d{13} (order_(created|changed|deleted|book)|trade) \\{.*", Pattern.DOTALL);

  private BitstampReader() {}

  /** Reads a recording of either form. */
  public static ReadResult read(CsvSource source, ReadOptions options, Progress progress) {
    return VendorLines.read(
        source, options, progress, LineScanner.MOST_BYTES, line -> open(source, options, line));
  }

  /** Whether a first line is that of a recording. */
  static boolean recognises(String firstLine) {
    return firstLine.equals(HEADER) || LINE.matcher(firstLine).matches();
  }

  private static VendorLines open(CsvSource source, ReadOptions options, LineScanner line) {
    String text = new String(line.bytes, 0, line.length(), StandardCharsets.ISO_8859_1);
    if (text.equals(HEADER)) {
      return new Table(options);
    }
    if (LINE.matcher(text).matches()) {
      return new Log(options);
    }
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT,
        source.name()
            + ": is no recording of Bitstamp's orders; the first line is '"
            + line.shown()
            + "', understood are '"
            + HEADER
            + "' and lines like '1430438404518 order_created {…}'");
  }

  /** The table of obAnalytics. */
  private static final class Table extends BitstampLines {
    private static final int FIELDS = 7;
    private static final Map<String, Action> ACTIONS =
        Map.of("created", Action.CREATED, "changed", Action.CHANGED, "deleted", Action.DELETED);

    Table(ReadOptions options) {
      super(options.instrument(), true);
    }

    @Override
    void take(LineScanner row) {
      int fields = row.split(',', FIELDS);
      if (fields != FIELDS) {
        throw new IllegalArgumentException(
            "expected " + FIELDS + " fields, found " + (fields > FIELDS ? "more" : fields));
      }
      Action action = ACTIONS.get(row.field(5));
      String direction = row.field(6);
      if (action == null || !(direction.equals("bid") || direction.equals("ask"))) {
        throw new IllegalArgumentException(
            "action and direction must be created, changed or deleted and bid or ask, were '"
                + row.field(5)
                + "' and '"
                + direction
                + "'");
      }
      double volume = number(row, 4, "volume");
      if (volume != Math.rint(volume)) {
        throw new IllegalArgumentException("volume must be whole 10^-8, was " + row.field(4));
      }
      double id = number(row, 0, "id");
      order(
          millis(row, row.from[1], row.to[1]),
          (long) id,
          action,
          direction.equals("bid"),
          number(row, 3, "price"),
          volume);
    }

    private static double number(LineScanner row, int field, String name) {
      double value = Numbers.decimal(row.bytes, row.from[field], row.to[field]);
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException(
            name + " must be a number, was '" + row.shown(field) + "'");
      }
      return Numbers.sized(name, value);
    }

    @Override
    String format() {
      return "table of Bitstamp's orders as obAnalytics makes it";
    }
  }

  /** The log of messages. */
  private static final class Log extends BitstampLines {
    private static final double UNITS = 1e8;

    Log(ReadOptions options) {
      super(options.instrument(), false);
    }

    @Override
    void take(LineScanner line) {
      int first = blank(line, 0);
      int second = blank(line, first + 1);
      long received = millis(line, 0, first);
      String kind =
          new String(line.bytes, first + 1, second - first - 1, StandardCharsets.ISO_8859_1);
      JsonFields json =
          JsonFields.of(JsonText.of(line.bytes, second, line.length()), "the message");
      switch (kind) {
        case "order_created" -> order(received, Action.CREATED, json);
        case "order_changed" -> order(received, Action.CHANGED, json);
        case "order_deleted" -> order(received, Action.DELETED, json);
        case "trade" -> trade(received, json.number("price"), json.number("amount"));
        case "order_book" -> book(received);
        default -> throw new IllegalArgumentException("no message is called '" + kind + "'");
      }
    }

    private void order(long received, Action action, JsonFields json) {
      long type = json.whole("order_type");
      if (type > 1) {
        throw new IllegalArgumentException("order_type must be 0 or 1, was " + type);
      }
      order(
          received,
          json.whole("id"),
          action,
          type == 0,
          json.number("price"),
          Math.rint(json.number("amount") * UNITS));
    }

    private static int blank(LineScanner line, int from) {
      int at = from;
      while (at < line.length() && line.bytes[at] != ' ') {
        at++;
      }
      if (at == line.length()) {
        throw new IllegalArgumentException("a line must be a time, a kind and a message");
      }
      return at;
    }

    @Override
    String format() {
      return "log of Bitstamp's orders and trades";
    }
  }
}
