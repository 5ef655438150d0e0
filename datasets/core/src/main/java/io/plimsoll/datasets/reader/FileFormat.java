package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A format that can be imported.
 *
 * @param name what {@code --format} calls it
 * @param what what it is, for a person
 * @param recognises whether a file is of it, by a first look
 * @param instrument the instrument that such a file names, if it does
 * @param reader what reads it
 */
public record FileFormat(
    String name,
    String what,
    Predicate<FileProbe> recognises,
    Function<FileProbe, Optional<InstrumentId>> instrument,
    EventReader reader) {

  /** A table of columns: what a file is taken to be that is of no other format. */
  public static final FileFormat CSV =
      new FileFormat(
          "csv",
          "trades, bars or quotes with columns in any order; files of Binance's public archive",
          probe -> false,
          probe -> Optional.empty(),
          CsvReader::read);

  /** The formats that need nothing but the JDK, in the order in which they are tried. */
  public static List<FileFormat> all() {
    return List.of(lobster(), tardis(), tardisLiquidations(), binanceSocket(), bitstamp(), CSV);
  }

  private static FileFormat lobster() {
    return new FileFormat(
        "lobster",
        "LOBSTER: a zip of a day's messages and order books",
        probe -> ticker(probe).isPresent(),
        FileFormat::ticker,
        LobsterReader::read);
  }

  private static Optional<InstrumentId> ticker(FileProbe probe) {
    return probe.entries().stream().flatMap(e -> LobsterReader.ticker(e).stream()).findFirst();
  }

  private static FileFormat tardis() {
    return new FileFormat(
        "tardis",
        "Tardis CSV: trades, quotes, book_ticker, book_snapshot_N, incremental_book_L2,"
            + " derivative_ticker, liquidations",
        probe -> TardisReader.recognises(probe.line(0)),
        probe -> symbol(TardisReader.symbol(probe.line(1))),
        TardisReader::read);
  }

  private static FileFormat tardisLiquidations() {
    return new FileFormat(
        "tardis-liquidations",
        "Tardis liquidations, whatever the file is called",
        probe -> false,
        probe -> symbol(TardisReader.symbol(probe.line(1))),
        TardisReader::readLiquidations);
  }

  private static FileFormat binanceSocket() {
    return new FileFormat(
        "binance-websocket",
        "recordings of Binance's web sockets: local nanoseconds, a blank, the message",
        probe -> BinanceSocketReader.recognises(probe.line(0)),
        probe -> BinanceSocketReader.symbol(probe.head()).flatMap(FileFormat::symbol),
        BinanceSocketReader::read);
  }

  private static FileFormat bitstamp() {
    return new FileFormat(
        "bitstamp",
        "recordings of Bitstamp's live orders: the log, or the table that obAnalytics makes of it",
        probe -> BitstampReader.recognises(probe.line(0)),
        probe -> Optional.empty(),
        BitstampReader::read);
  }

  private static Optional<InstrumentId> symbol(String text) {
    try {
      return Optional.of(new InstrumentId(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
