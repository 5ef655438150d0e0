package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.InstrumentId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Binance's COIN-M futures count in contracts of a fixed amount of US dollars: 100 for bitcoin, 10
 * for every other coin (Binance, "COIN-M Futures Contract Specifications"). A number of contracts
 * is {@code contracts · face / price} base units.
 */
final class CoinMargined {
  private static final Pattern SYMBOL = Pattern.compile("([A-Z0-9]+)USD_(PERP|\\d{6})");
  private static final double BITCOIN_FACE = 100;
  private static final double OTHER_FACE = 10;

  private CoinMargined() {}

  /**
   * US dollars a contract; NaN if neither the file's name nor the instrument is one of COIN-M, so
   * that quantities are base units already.
   */
  static double face(String fileName, InstrumentId instrument) {
    double byFile = face(FileNames.instrument(fileName));
    return Double.isNaN(byFile) ? face(instrument) : byFile;
  }

  private static double face(InstrumentId instrument) {
    Matcher symbol = SYMBOL.matcher(instrument.value());
    if (!symbol.matches()) {
      return Double.NaN;
    }
    return symbol.group(1).equals("BTC") ? BITCOIN_FACE : OTHER_FACE;
  }

  /** A quantity as a file has it, in base units. */
  static double baseUnits(double quantity, double price, double face) {
    return Double.isNaN(face) ? quantity : quantity * face / price;
  }
}
