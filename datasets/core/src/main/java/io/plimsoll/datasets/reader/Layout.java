package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column holds what.
 *
 * @param fields how many fields a row has
 * @param columns the field of each role
 * @param names the columns' names; for a file without header, the roles'
 */
record Layout(
    DataKind kind,
    boolean header,
    char delimiter,
    int fields,
    Map<Role, Integer> columns,
    List<String> names,
    TimeFormat time) {
  private static final char[] DELIMITERS = {',', ';', '\t'};
  private static final int MOST_FIELDS = 60;
  private static final List<Role> BAR_ROLES =
      List.of(Role.TIME, Role.OPEN, Role.HIGH, Role.LOW, Role.CLOSE, Role.VOLUME);
  private static final List<Role> TRADE_ROLES = List.of(Role.TIME, Role.PRICE, Role.QUANTITY);

  /** What tells the other files of Binance's public archive. */
  private static final Map<DataKind, List<Role>> VISION_ROLES =
      Map.of(
          DataKind.QUOTES,
          List.of(Role.TIME, Role.BID_PRICE, Role.BID_QUANTITY, Role.ASK_PRICE, Role.ASK_QUANTITY),
          DataKind.DEPTH,
          List.of(Role.TIME, Role.PERCENTAGE, Role.NOTIONAL),
          DataKind.MIXED,
          List.of(Role.TIME, Role.OPEN_INTEREST, Role.TAKER_VOLUME),
          DataKind.FUNDING,
          List.of(Role.TIME, Role.INTERVAL_HOURS, Role.RATE),
          DataKind.LIQUIDATIONS,
          List.of(Role.TIME, Role.SIDE, Role.AVERAGE_PRICE, Role.FILLED));

  /** The layout by the first line (the scanner stands on it); the time format is still a guess. */
  static Layout of(String file, LineScanner line) {
    char delimiter = delimiterOf(line);
    int count = line.split(delimiter, MOST_FIELDS);
    if (count > MOST_FIELDS || line.tooLong) {
      throw unknown(file, "the first line is not one of columns: '" + line.shown() + "'");
    }
    Layout trades = VisionTrades.layout(line, delimiter, count);
    if (trades != null) {
      return trades;
    }
    TimeFormat first = TimeFormat.of(line.bytes, line.from[0], line.to[0]);
    if (first != null) {
      return headless(file, line, delimiter, count, first);
    }
    List<String> names = new ArrayList<>();
    Map<Role, Integer> columns = new EnumMap<>(Role.class);
    for (int i = 0; i < count; i++) {
      names.add(line.field(i));
      Role role = Role.of(line.field(i));
      if (role != null) {
        columns.putIfAbsent(role, i);
      }
    }
    if (columns.containsKey(Role.PRICE) && !columns.containsKey(Role.OPEN)) {
      Integer volume = columns.remove(Role.VOLUME);
      if (volume != null) {
        columns.putIfAbsent(Role.QUANTITY, volume);
      }
    }
    Integer changed = columns.remove(Role.TRANSACTION_TIME);
    if (changed != null) {
      // Binance's bookTicker: when the book changed, and when the venue sent it.
      Integer sent = columns.put(Role.TIME, changed);
      if (sent != null) {
        columns.putIfAbsent(Role.RECEIVED, sent);
      }
    }
    DataKind kind = kindOf(file, columns, line.shown());
    return new Layout(kind, true, delimiter, count, columns, names, TimeFormat.TEXT);
  }

  Layout withTime(TimeFormat format) {
    return new Layout(kind, header, delimiter, fields, columns, names, format);
  }

  /**
   * The layout whose volumes count base units: those of COIN-M stand in the columns that count
   * quote units elsewhere, which nothing is made of otherwise.
   */
  Layout inBaseUnits(boolean coinMargined) {
    Map<Role, Integer> changed = new EnumMap<>(columns);
    if (coinMargined && kind == DataKind.BARS && has(Role.QUOTE_VOLUME)) {
      changed.put(Role.VOLUME, field(Role.QUOTE_VOLUME));
      changed.remove(Role.TAKER_BUY);
      if (has(Role.TAKER_BUY_QUOTE)) {
        changed.put(Role.TAKER_BUY, field(Role.TAKER_BUY_QUOTE));
      }
    } else {
      changed.remove(Role.QUOTE_VOLUME);
      changed.remove(Role.TAKER_BUY_QUOTE);
    }
    return new Layout(kind, header, delimiter, fields, changed, names, time);
  }

  boolean has(Role role) {
    return columns.containsKey(role);
  }

  /** The field of a role that the file has. */
  int field(Role role) {
    Integer field = columns.get(role);
    if (field == null) {
      throw new IllegalStateException("no column for " + role);
    }
    return field;
  }

  Detected detected(boolean gzip, long barSpanNanos, DataKind found, List<String> notes) {
    List<String> used = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      Role role = roleOf(i);
      if (role == null) {
        ignored.add(i < names.size() ? names.get(i) : "column " + (i + 1));
      } else {
        used.add(header ? role.text() + "=" + names.get(i) : role.text() + "=column " + (i + 1));
      }
    }
    return new Detected(
        found, gzip, header, delimiter, time.text(), used, ignored, barSpanNanos, "", notes);
  }

  private @Nullable Role roleOf(int field) {
    for (Map.Entry<Role, Integer> entry : columns.entrySet()) {
      if (entry.getValue() == field) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static DataKind kindOf(String file, Map<Role, Integer> columns, String found) {
    for (Map.Entry<DataKind, List<Role>> vision : VISION_ROLES.entrySet()) {
      if (columns.keySet().containsAll(vision.getValue())) {
        return vision.getKey();
      }
    }
    if (columns.keySet().containsAll(BAR_ROLES)) {
      return DataKind.BARS;
    }
    if (columns.keySet().containsAll(TRADE_ROLES)) {
      return DataKind.TRADES;
    }
    throw unknown(
        file,
        "the header is not understood. Found: '"
            + found
            + "'. Missing for bars: "
            + missing(BAR_ROLES, columns)
            + "; missing for trades: "
            + missing(TRADE_ROLES, columns));
  }

  private static String missing(List<Role> needed, Map<Role, Integer> columns) {
    return String.join(
        ", ", needed.stream().filter(r -> !columns.containsKey(r)).map(Role::text).toList());
  }

  /** Files without header are only read in the orders that are widespread. */
  private static Layout headless(
      String file, LineScanner line, char delimiter, int count, TimeFormat time) {
    List<Role> roles =
        switch (count) {
          case 3 -> TRADE_ROLES;
          case 4 -> List.of(Role.TIME, Role.PRICE, Role.QUANTITY, Role.SIDE);
          case 6, 12 -> BAR_ROLES;
          default ->
              throw unknown(
                  file,
                  "no header, and "
                      + count
                      + " columns: '"
                      + line.shown()
                      + "'; without a header there must be 3 (time, price, amount), 4 (and side), 6"
                      + " (time, open, high, low, close, volume) or 12 (Binance klines)");
        };
    Map<Role, Integer> columns = new EnumMap<>(Role.class);
    roles.forEach(role -> columns.put(role, columns.size()));
    if (count == 12) {
      columns.put(Role.TRADES, 8);
      columns.put(Role.TAKER_BUY, 9);
      columns.put(Role.CLOSE_TIME, 6);
      columns.put(Role.QUOTE_VOLUME, 7);
      columns.put(Role.TAKER_BUY_QUOTE, 10);
    }
    DataKind kind = count <= 4 ? DataKind.TRADES : DataKind.BARS;
    return new Layout(kind, false, delimiter, count, columns, List.of(), time);
  }

  private static char delimiterOf(LineScanner line) {
    char best = ',';
    int most = 0;
    for (char delimiter : DELIMITERS) {
      int fields = line.split(delimiter, MOST_FIELDS);
      if (fields > most) {
        most = fields;
        best = delimiter;
      }
    }
    return best;
  }

  private static PlimsollException unknown(String file, String message) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT,
        file
            + ": "
            + message
            + ". Understood, in any order: bars as timestamp, open, high, low, close, volume; trades"
            + " as timestamp, price, amount (and side, id, local_timestamp); times in s, ms, us or ns"
            + " since 1970 or as text like 2024-05-31T23:59:00Z");
  }
}
