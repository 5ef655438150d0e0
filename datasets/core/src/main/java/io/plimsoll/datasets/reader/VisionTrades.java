package io.plimsoll.datasets.reader;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binance's trades without header, which begin with an identifier that may look like a time. What
 * tells them is that they end with {@code true} or {@code false}, in small letters for futures,
 * with a capital for spot, which has a second such column: whether the trade was at the best price.
 */
final class VisionTrades {
  private VisionTrades() {}

  /** The layout if the line is such a trade, else null. */
  static @Nullable Layout layout(LineScanner line, char delimiter, int count) {
    if (count < 6 || !flag(line, count - 1) || !digits(line, 0)) {
      return null;
    }
    boolean spot = flag(line, count - 2);
    int maker = spot ? count - 2 : count - 1;
    // id, price, quantity, first id, last id, time, maker; or id, price, quantity, quote, time,
    // maker
    if (maker != 5 && maker != 6) {
      return null;
    }
    int time = maker - 1;
    TimeFormat format = TimeFormat.of(line.bytes, line.from[time], line.to[time]);
    if (format == null) {
      return null;
    }
    Map<Role, Integer> columns = new EnumMap<>(Role.class);
    columns.put(Role.ID, 0);
    columns.put(Role.PRICE, 1);
    columns.put(Role.QUANTITY, 2);
    columns.put(Role.TIME, time);
    columns.put(Role.BUYER_IS_MAKER, maker);
    return new Layout(DataKind.TRADES, false, delimiter, count, columns, List.of(), format);
  }

  private static boolean flag(LineScanner line, int field) {
    String text = line.field(field).toLowerCase(Locale.ROOT);
    return text.equals("true") || text.equals("false");
  }

  private static boolean digits(LineScanner line, int field) {
    for (int i = line.from[field]; i < line.to[field]; i++) {
      if (line.bytes[i] < '0' || line.bytes[i] > '9') {
        return false;
      }
    }
    return line.from[field] < line.to[field];
  }
}
