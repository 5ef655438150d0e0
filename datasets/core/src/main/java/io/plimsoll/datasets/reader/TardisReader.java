package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import java.util.List;
import java.util.Locale;

/**
 * Reads the CSV files of Tardis: {@code trades}, {@code quotes}, {@code book_ticker}, {@code
 * book_snapshot_N}, {@code incremental_book_L2}, {@code derivative_ticker} and {@code
 * liquidations}.
 *
 * <p>What a file holds is told by its header; only liquidations have that of trades, and are told
 * by the file's name, in which Tardis writes the type. Times are microseconds. Rows are in order of
 * {@code local_timestamp}, which is when a message arrived, and so when it became available; an
 * exchange's clock that runs ahead of it is held back to it. An empty cell is no value.
 *
 * <p><b>Reference</b>: docs.tardis.dev, "Downloadable CSV files", "Data types".
 */
public final class TardisReader {
  private TardisReader() {}

  /** Reads a file of any of these types. */
  public static ReadResult read(CsvSource source, ReadOptions options, Progress progress) {
    boolean liquidations = source.name().toLowerCase(Locale.ROOT).contains("liquidations");
    return read(source, options, progress, liquidations);
  }

  /** Reads a file of liquidations, whatever its name. */
  public static ReadResult readLiquidations(
      CsvSource source, ReadOptions options, Progress progress) {
    return read(source, options, progress, true);
  }

  private static ReadResult read(
      CsvSource source, ReadOptions options, Progress progress, boolean liquidations) {
    return VendorLines.read(
        source,
        options,
        progress,
        LineScanner.MOST_BYTES,
        line -> lines(source, options, TardisColumns.of(line), liquidations));
  }

  private static VendorLines lines(
      CsvSource source, ReadOptions options, TardisColumns columns, boolean liquidations) {
    if (columns.has("is_snapshot")) {
      return new TardisBook(options.instrument(), columns);
    }
    if (columns.has("asks[0].price") || columns.has("bids[0].price")) {
      return new TardisSnapshots(options.instrument(), columns);
    }
    if (columns.has("funding_rate") || columns.has("mark_price")) {
      return new TardisTicker(options.instrument(), columns);
    }
    if (columns.has("ask_price") && columns.has("bid_price")) {
      return new TardisQuotes(options.instrument(), columns);
    }
    if (columns.has("side") && columns.has("price") && columns.has("amount")) {
      return new TardisTrades(options.instrument(), columns, liquidations);
    }
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT,
        source.name()
            + ": is none of the Tardis files that are read (trades, quotes, book_ticker,"
            + " book_snapshot_N, incremental_book_L2, derivative_ticker, liquidations); its columns"
            + " are "
            + columns.names());
  }

  /** Whether a first line is that of such a file. */
  static boolean recognises(String firstLine) {
    return firstLine.startsWith("exchange,symbol,timestamp,local_timestamp,");
  }

  /** The symbol in a second line of such a file; empty if there is none. */
  static String symbol(String secondLine) {
    List<String> cells = List.of(secondLine.split(",", -1));
    return cells.size() > 1 ? cells.get(1) : "";
  }
}
