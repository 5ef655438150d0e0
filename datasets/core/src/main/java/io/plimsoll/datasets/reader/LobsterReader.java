package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.InstrumentId;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a day of LOBSTER: a zip with a file of messages and a file of order books, row by row about
 * the same event.
 *
 * <p>Executions become trades (of hidden orders too), everything that rests becomes a book message.
 * The book is built from the messages. They only tell of the levels that the file shows, so a level
 * that falls out of sight is removed, and one that comes into sight from below is taken from the
 * order-book file; how many these were, and in how many rows the two files contradict each other,
 * stands in the notes. After a contradiction the order-book file is believed: a whole book follows.
 *
 * <p>Times are seconds after midnight in New York; midnight is that of the date in the files' names
 * ({@code TICKER_2012-06-21_34200000_57600000_message_5.csv}). Prices are dollars times 10,000. The
 * files do not say when anything was received.
 *
 * <p><b>Reference</b>: R. Huang, T. Polak, "LOBSTER: Limit Order Book Reconstruction System", 2011,
 * and the read-me of the sample files (1 September 2013).
 */
public final class LobsterReader {
  private static final Pattern MESSAGES =
      Pattern.compile(
          "([A-Za-z0-9.]+)_(\\d{4}-\\d{2}-\\d{2})_\\d+_\\d+_message_(\\d{1,3})\\.csv",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BOOKS =
      Pattern.compile(".+_orderbook_(\\d{1,3})\\.csv", Pattern.CASE_INSENSITIVE);
  private static final ZoneId EXCHANGE = ZoneId.of("America/New_York");
  private static final int PROGRESS_ROWS = 1 << 13;

  private final CsvSource source;
  private final ReadOptions options;
  private final Progress progress;

  private LobsterReader(CsvSource source, ReadOptions options, Progress progress) {
    this.source = source;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Reads a zip.
   *
   * @throws PlimsollException INVALID_INPUT if it does not hold the two files, if there are too
   *     many bad rows or none that is good; CORRUPT_DATA if its bytes are damaged or the files
   *     differ in length
   */
  public static ReadResult read(CsvSource source, ReadOptions options, Progress progress) {
    try {
      return new LobsterReader(source, options, progress).read();
    } catch (IOException | IllegalArgumentException e) {
      // A damaged directory of a zip surfaces as an IllegalArgumentException from deep inside.
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          source.name() + ": the bytes end or break (truncated or damaged?): " + e.getMessage(),
          e);
    }
  }

  /** The ticker in the name of a file of messages, if it is one. */
  static Optional<InstrumentId> ticker(String entry) {
    Matcher matcher = MESSAGES.matcher(fileName(entry));
    return matcher.matches()
        ? Optional.of(new InstrumentId(matcher.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  private ReadResult read() throws IOException {
    try (InputStream messageBytes = source.open();
        InputStream bookBytes = source.open();
        ZipInputStream messageZip = new ZipInputStream(messageBytes);
        ZipInputStream bookZip = new ZipInputStream(bookBytes)) {
      Matcher message = find(messageZip, MESSAGES, "TICKER_DATE_START_END_message_LEVELS.csv");
      Matcher book = find(bookZip, BOOKS, "…_orderbook_LEVELS.csv");
      int levels = Integer.parseInt(message.group(3));
      if (levels == 0
          || 4 * levels >= LineScanner.MOST_FIELDS
          || Integer.parseInt(book.group(1)) != levels) {
        throw unlike(
            "messages of " + levels + " levels and order books of " + book.group(1) + " levels");
      }
      LobsterDay day =
          new LobsterDay(
              options,
              midnight(message.group(2)),
              levels,
              new FailureLog(source.name(), options.maxBadRows()));
      readRows(new LineScanner(messageZip), new LineScanner(bookZip), day);
      if (day.events.isEmpty()) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            source.name()
                + ": none of "
                + day.rows
                + " rows could be read"
                + (day.failures.count() == 0 ? "" : "; " + day.failures.firstText()));
      }
      return new ReadResult(
          day.events,
          Detected.of(
              DataKind.of(day.events),
              false,
              "LOBSTER messages and order books of " + levels + " levels, New York time",
              day.notes()),
          day.failures.inOrder(),
          0,
          0,
          0,
          SourceHash.of(source));
    }
  }

  private void readRows(LineScanner message, LineScanner book, LobsterDay day) throws IOException {
    while (true) {
      boolean more = next(message);
      if (more != next(book)) {
        throw new PlimsollException(
            ErrorCode.CORRUPT_DATA,
            source.name()
                + ": the "
                + (more ? "order-book" : "message")
                + " file ends after "
                + day.rows
                + " rows, the other goes on; they must be about the same events");
      }
      if (!more) {
        break;
      }
      day.add(message, book);
      if (day.rows % PROGRESS_ROWS == 0) {
        progress.update("reading " + source.name(), day.rows, -1);
      }
    }
    progress.update("reading " + source.name(), day.rows, day.rows);
  }

  private static boolean next(LineScanner line) throws IOException {
    boolean more = line.next();
    while (more && line.blank()) {
      more = line.next();
    }
    return more;
  }

  /** Goes to the entry with such a name. */
  private Matcher find(ZipInputStream zip, Pattern name, String wanted) throws IOException {
    StringBuilder found = new StringBuilder();
    @Nullable ZipEntry entry;
    while ((entry = zip.getNextEntry()) != null) {
      Matcher matcher = name.matcher(fileName(entry.getName()));
      if (matcher.matches()) {
        return matcher;
      }
      found.append(found.isEmpty() ? "" : ", ").append(entry.getName());
    }
    throw unlike("no " + wanted + ", only " + (found.isEmpty() ? "nothing" : found));
  }

  private long midnight(String date) {
    try {
      return LocalDate.parse(date).atStartOfDay(EXCHANGE).toEpochSecond() * 1_000_000_000L;
    } catch (DateTimeException e) {
      throw unlike("messages of '" + date + "', which is no date");
    }
  }

  private PlimsollException unlike(String holds) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT, source.name() + ": is no day of LOBSTER: holds " + holds);
  }

  private static String fileName(String entry) {
    return entry.substring(entry.lastIndexOf('/') + 1);
  }
}
