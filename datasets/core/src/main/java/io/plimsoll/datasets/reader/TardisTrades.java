package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.Trade;
import java.util.Locale;

/**
 * {@code trades} and {@code liquidations}, which have the same columns. The side is that of the
 * aggressor; of a liquidation that of the forced order: {@code sell} closed a long.
 */
final class TardisTrades extends TardisLines {
  private final boolean liquidations;

  TardisTrades(InstrumentId instrument, TardisColumns columns, boolean liquidations) {
    super(instrument, columns, liquidations ? "liquidations" : "trades");
    this.liquidations = liquidations;
  }

  @Override
  void row(LineScanner row, long eventNanos, long receivedNanos) {
    double price = columns.number(row, "price");
    double amount = columns.number(row, "amount");
    Trade.Aggressor side = side(columns.text(row, "side").toLowerCase(Locale.ROOT));
    if (liquidations) {
      if (side == Trade.Aggressor.UNKNOWN) {
        throw new IllegalArgumentException("side of a liquidation must be buy or sell");
      }
      Liquidation liquidation =
          new Liquidation(
              instrument, eventNanos, receivedNanos, price, amount, side == Trade.Aggressor.SELLER);
      inOrder(receivedNanos, "local_timestamp");
      events.add(liquidation);
    } else {
      Trade trade = new Trade(instrument, eventNanos, receivedNanos, price, amount, side);
      inOrder(receivedNanos, "local_timestamp");
      events.add(trade);
    }
  }

  private static Trade.Aggressor side(String text) {
    return switch (text) {
      case "buy" -> Trade.Aggressor.BUYER;
      case "sell" -> Trade.Aggressor.SELLER;
      case "", "unknown" -> Trade.Aggressor.UNKNOWN;
      default ->
          throw new IllegalArgumentException(
              "side must be buy, sell or unknown, was '" + text + "'");
    };
  }
}
