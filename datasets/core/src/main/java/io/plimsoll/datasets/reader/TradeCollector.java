package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.Trade;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes trades of rows. A trade is available when it was received if the file says when, else when
 * it happened.
 *
 * <p>Two rows equal in every field are one trade written twice if they carry an identifier. Without
 * one nobody can tell them from two fills of the same size at the same price in the same instant,
 * so both are kept, and counted.
 */
final class TradeCollector extends RowCollector<Trade> {
  private final HashSet64 seen = new HashSet64();
  private long repeated;

  TradeCollector(Layout layout, Reading reading) {
    super(layout, reading);
  }

  @Override
  @Nullable Trade parse(LineScanner row) {
    long happened = time(row, Role.TIME);
    double price = number(row, Role.PRICE);
    Trade trade =
        new Trade(
            reading.instrument(),
            happened,
            available(row, happened),
            price,
            CoinMargined.baseUnits(number(row, Role.QUANTITY), price, reading.face()),
            aggressor(row));
    if (!seen.add(fingerprint(row, trade))) {
      if (layout.has(Role.ID)) {
        duplicates++;
        return null;
      }
      repeated++;
    }
    return trade;
  }

  @Override
  List<Trade> finish(List<Misfit> misfits) {
    return events();
  }

  @Override
  long repeated() {
    return repeated;
  }

  private Trade.Aggressor aggressor(LineScanner row) {
    if (layout.has(Role.SIDE)) {
      String side = row.field(layout.field(Role.SIDE));
      return switch (side.toLowerCase(Locale.ROOT)) {
        case "buy", "buyer", "b" -> Trade.Aggressor.BUYER;
        case "sell", "seller", "s" -> Trade.Aggressor.SELLER;
        case "", "unknown", "n/a" -> Trade.Aggressor.UNKNOWN;
        default ->
            throw new IllegalArgumentException("side must be buy or sell, was '" + side + "'");
      };
    }
    if (layout.has(Role.BUYER_IS_MAKER)) {
      String maker = row.field(layout.field(Role.BUYER_IS_MAKER));
      return switch (maker.toLowerCase(Locale.ROOT)) {
        case "true" -> Trade.Aggressor.SELLER;
        case "false" -> Trade.Aggressor.BUYER;
        default ->
            throw new IllegalArgumentException(
                "buyer is maker must be true or false, was '" + maker + "'");
      };
    }
    return Trade.Aggressor.UNKNOWN;
  }

  /**
   * 64 bits of everything in the row that was read: two different trades share them once in some
   * 10^19 pairs.
   */
  private long fingerprint(LineScanner row, Trade trade) {
    long hash = HashSet64.mix(trade.eventNanos());
    hash = HashSet64.mix(hash ^ Double.doubleToRawLongBits(trade.price()));
    hash = HashSet64.mix(hash ^ Double.doubleToRawLongBits(trade.quantity()));
    hash = HashSet64.mix(hash ^ trade.aggressor().ordinal());
    if (layout.has(Role.ID)) {
      int field = layout.field(Role.ID);
      for (int i = row.from[field]; i < row.to[field]; i++) {
        hash = HashSet64.mix(hash ^ row.bytes[i]);
      }
    }
    return hash;
  }
}
