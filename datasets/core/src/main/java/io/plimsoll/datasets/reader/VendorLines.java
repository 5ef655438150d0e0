package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Makes events of a vendor's lines, one line after the other. What the lines mean may depend on
 * those before, so a line that stands out of order is set aside rather than sorted in.
 */
abstract class VendorLines {
  private static final int PROGRESS_ROWS = 1 << 13;

  final InstrumentId instrument;
  final List<MarketEvent> events = new ArrayList<>();
  long rows;
  private final boolean header;
  private long latest = Long.MIN_VALUE;

  VendorLines(InstrumentId instrument, boolean header) {
    this.instrument = instrument;
    this.header = header;
  }

  /**
   * Takes a line in.
   *
   * @throws IllegalArgumentException if it is none of this format, saying why; nothing of it must
   *     then have been taken in
   */
  abstract void take(LineScanner line);

  /** All lines are there; the events stand in available order after this. */
  void end() {}

  /** The format, for a person. */
  abstract String format();

  /** What a user of the data must know. */
  abstract List<String> notes();

  /** Throws if a time of receipt lies before that of a line before. */
  final void inOrder(long receivedNanos, String name) {
    if (receivedNanos < latest) {
      throw new IllegalArgumentException(
          name + " must not run backwards, was " + receivedNanos + " ns after " + latest + " ns");
    }
    latest = receivedNanos;
  }

  /**
   * Reads a source.
   *
   * @param mostBytes the longest line that is read whole
   * @param opener what reads a source whose first line is this one; INVALID_INPUT if none does
   */
  static ReadResult read(
      CsvSource source,
      ReadOptions options,
      Progress progress,
      int mostBytes,
      Function<LineScanner, VendorLines> opener) {
    long[] rows = new long[1];
    try (SourceBytes bytes = new SourceBytes(source)) {
      bytes.refuseArchive();
      FailureLog failures = new FailureLog(source.name(), options.maxBadRows());
      LineScanner line = new LineScanner(bytes.all(), mostBytes);
      VendorLines lines = first(source, line, opener);
      boolean more = !lines.header || line.next();
      for (; more; more = line.next()) {
        if (line.blank()) {
          continue;
        }
        rows[0]++;
        lines.rows++;
        takeOrSetAside(lines, line, failures);
        if (rows[0] % PROGRESS_ROWS == 0) {
          progress.update("reading " + source.name(), bytes.taken(), source.size());
        }
      }
      lines.end();
      String sha256 = bytes.sha256();
      progress.update("reading " + source.name(), bytes.taken(), source.size());
      if (lines.events.isEmpty()) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            source.name() + ": none of " + rows[0] + " rows is an event; " + failures.firstText());
      }
      boolean gzip = bytes.packing() == SourceBytes.Packing.GZIP;
      return new ReadResult(
          lines.events,
          Detected.of(DataKind.of(lines.events), gzip, lines.format(), lines.notes()),
          failures.inOrder(),
          0,
          0,
          0,
          sha256);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          source.name()
              + ": the bytes end or break after "
              + rows[0]
              + " whole rows (truncated or damaged file?): "
              + e.getMessage(),
          e);
    }
  }

  private static VendorLines first(
      CsvSource source, LineScanner line, Function<LineScanner, VendorLines> opener)
      throws IOException {
    do {
      if (!line.next()) {
        throw new PlimsollException(ErrorCode.INVALID_INPUT, source.name() + ": is empty");
      }
    } while (line.blank());
    return opener.apply(line);
  }

  private static void takeOrSetAside(VendorLines lines, LineScanner line, FailureLog failures) {
    try {
      if (line.tooLong) {
        throw new IllegalArgumentException("longer than " + line.bytes.length + " bytes");
      }
      lines.take(line);
    } catch (IllegalArgumentException e) {
      failures.add(
          line.number, line.shown(), Objects.requireNonNullElse(e.getMessage(), "not read"), "");
    }
  }
}
