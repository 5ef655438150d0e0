package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.InstrumentId;

/**
 * What a collector must know besides the columns.
 *
 * @param file the file's name, for messages
 * @param face US dollars a contract of Binance's COIN-M; NaN where quantities are base units
 */
record Reading(
    InstrumentId instrument, String file, long barSpanNanos, long delayNanos, double face) {

  static Reading of(CsvSource source, ReadOptions options) {
    return new Reading(
        options.instrument(),
        source.name(),
        options.barSpanNanos(),
        options.delayNanos(),
        CoinMargined.face(source.name(), options.instrument()));
  }

  /** Whether the file is one of Binance's COIN-M. */
  boolean coinMargined() {
    return !Double.isNaN(face);
  }
}
