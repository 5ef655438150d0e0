package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.Liquidation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes liquidations of Binance's {@code liquidationSnapshot} files.
 *
 * <p>Every row stands in them twice, so a row equal to one before in every byte is left out; two
 * liquidations alike in all fields within a millisecond therefore count once. The side is that of
 * the order that closed the position: {@code SELL} closed a long. The quantity is what was filled,
 * the price the average it was filled at; the order's own price is the one at which the position
 * would have been bankrupt.
 */
final class LiquidationCollector extends RowCollector<Liquidation> {
  private final HashSet64 seen = new HashSet64();

  LiquidationCollector(Layout layout, Reading reading) {
    super(layout, reading);
  }

  @Override
  @Nullable Liquidation parse(LineScanner row) {
    long happened = time(row, Role.TIME);
    double price = number(row, Role.AVERAGE_PRICE);
    Liquidation liquidation =
        new Liquidation(
            reading.instrument(),
            happened,
            available(row, happened),
            price,
            CoinMargined.baseUnits(number(row, Role.FILLED), price, reading.face()),
            closesLong(row.field(layout.field(Role.SIDE))));
    if (!seen.add(row.hash())) {
      duplicates++;
      return null;
    }
    return liquidation;
  }

  @Override
  List<Liquidation> finish(List<Misfit> misfits) {
    return events();
  }

  private static boolean closesLong(String side) {
    return switch (side.toLowerCase(Locale.ROOT)) {
      case "sell" -> true;
      case "buy" -> false;
      default -> throw new IllegalArgumentException("side must be BUY or SELL, was '" + side + "'");
    };
  }
}
