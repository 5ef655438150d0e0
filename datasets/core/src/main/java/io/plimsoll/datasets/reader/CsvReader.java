package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.MarketEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads events of one instrument from a CSV, plain, gzip or alone in a zip: trades, bars, and the
 * kinds of files of Binance's public archive.
 *
 * <p>Columns are found by the header in any order, or by the widespread orders if there is none;
 * the unit of times is told from the first thousand rows. A row that is not an event is set aside
 * with its line number and the reason, up to a limit. Rows out of order are sorted. What is an
 * event was checked by its record: a result never holds a negative price or a high below a low.
 */
public final class CsvReader {
  private static final int SAMPLE_ROWS = 1000;
  private static final int PROGRESS_ROWS = 1 << 13;

  private final CsvSource source;
  private final Reading reading;
  private final Progress progress;
  private final FailureLog failures;
  private long rows;

  private CsvReader(CsvSource source, ReadOptions options, Progress progress) {
    this.source = source;
    reading = Reading.of(source, options);
    this.progress = progress;
    failures = new FailureLog(source.name(), options.maxBadRows());
  }

  /**
   * Reads a source.
   *
   * @throws PlimsollException INVALID_INPUT if the header is not understood, there are no rows or
   *     too many bad ones; CORRUPT_DATA if the bytes end before a gzip stream does
   */
  public static ReadResult read(CsvSource source, ReadOptions options, Progress progress) {
    return new CsvReader(source, options, progress).read();
  }

  private ReadResult read() {
    try (SourceBytes bytes = new SourceBytes(source)) {
      Layout layout = layoutOf(bytes).inBaseUnits(reading.coinMargined());
      RowCollector<?> collector = collector(layout);
      readRows(bytes, layout, collector);
      String sha256 = bytes.sha256();
      checkPublished(sha256);
      checkRows(collector);
      List<? extends MarketEvent> events = finish(collector);
      long span = collector instanceof BarCollector bars ? bars.spanNanos() : 0;
      return new ReadResult(
          events,
          layout.detected(
              bytes.packing() == SourceBytes.Packing.GZIP,
              span,
              layout.kind() == DataKind.MIXED ? DataKind.of(events) : layout.kind(),
              collector.allNotes()),
          failures.inOrder(),
          collector.duplicates,
          collector.repeated(),
          collector.reordered,
          sha256);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          source.name()
              + ": the bytes end or break after "
              + rows
              + " whole rows (truncated or damaged file?): "
              + e.getMessage(),
          e);
    }
  }

  private RowCollector<?> collector(Layout layout) {
    if (source.folder().contains("/premiumIndexKlines/")) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          source.name()
              + ": is of premiumIndexKlines, which are written like bars but hold the premium as a"
              + " fraction; there is no event for it, and as prices it would be wrong");
    }
    return switch (layout.kind()) {
      case TRADES -> new TradeCollector(layout, reading);
      case BARS -> new BarCollector(layout, reading);
      case QUOTES -> new QuoteCollector(layout, reading);
      case DEPTH -> new BandCollector(layout, reading);
      case FUNDING -> new FundingCollector(layout, reading);
      case LIQUIDATIONS -> new LiquidationCollector(layout, reading);
      case MIXED -> new MetricsCollector(layout, reading);
      case BOOK, OPEN_INTEREST, MARKS, RATIOS ->
          throw new IllegalStateException("no table of columns holds " + layout.kind());
    };
  }

  private void checkPublished(String sha256) throws IOException {
    String published = source.publishedSha256().orElse(sha256);
    if (!published.equals(sha256)) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          source.name()
              + ": its sha256 is "
              + sha256.substring(0, 12)
              + "…, the .CHECKSUM beside it says "
              + published.substring(0, 12)
              + "…: damaged or replaced since; download it again");
    }
  }

  private Layout layoutOf(SourceBytes bytes) throws IOException {
    bytes.refuseArchive();
    LineScanner line = new LineScanner(bytes.head());
    do {
      if (!line.next()) {
        if (bytes.all().read() < 0) {
          throw new PlimsollException(ErrorCode.INVALID_INPUT, source.name() + ": is empty");
        }
        break;
      }
    } while (line.blank());
    return withTimes(Layout.of(source.name(), line), line);
  }

  /** The layout with the format that most times of the first rows have. */
  private Layout withTimes(Layout layout, LineScanner line) throws IOException {
    Map<TimeFormat, Integer> votes = new EnumMap<>(TimeFormat.class);
    int time = layout.field(Role.TIME);
    if (!layout.header()) {
      votes.put(layout.time(), 1);
    }
    String notUnderstood = "";
    for (int row = 0; row < SAMPLE_ROWS && line.next(); row++) {
      if (line.split(layout.delimiter(), layout.fields()) > time) {
        TimeFormat format = TimeFormat.of(line.bytes, line.from[time], line.to[time]);
        if (format != null) {
          votes.merge(format, 1, Integer::sum);
        } else if (notUnderstood.isEmpty()) {
          notUnderstood = line.shown(time);
        }
      }
    }
    if (votes.isEmpty() && !notUnderstood.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          source.name()
              + ": no time is understood, the first is '"
              + notUnderstood
              + "'; understood are s, ms, us or ns since 1970 (1980 to 2100) and text like"
              + " 2024-05-31 23:59:00 (dates with slashes do not say whether day or month is"
              + " first)");
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best -> layout.withTime(best.getKey()))
        .orElse(layout);
  }

  private void readRows(SourceBytes bytes, Layout layout, RowCollector<?> collector)
      throws IOException {
    LineScanner line = new LineScanner(bytes.all());
    boolean header = layout.header();
    while (line.next()) {
      if (line.blank()) {
        continue;
      }
      if (header) {
        header = false;
        continue;
      }
      try {
        collector.add(line);
      } catch (IllegalArgumentException e) {
        failures.add(line.number, line.shown(), String.valueOf(e.getMessage()), collector.hint());
      }
      if (++rows % PROGRESS_ROWS == 0) {
        progress.update("reading " + source.name(), bytes.taken(), source.size());
      }
    }
    progress.update("reading " + source.name(), bytes.taken(), source.size());
  }

  private void checkRows(RowCollector<?> collector) {
    if (rows == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, source.name() + ": has a header and no rows");
    }
    String hint = collector.hint();
    if (!hint.isEmpty() || collector.rows().isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          source.name()
              + ": "
              + (hint.isEmpty()
                  ? "none of " + rows + " rows could be read; " + failures.firstText()
                  : hint));
    }
  }

  private <E extends MarketEvent> List<E> finish(RowCollector<E> collector) throws IOException {
    List<RowCollector.Misfit> misfits = new ArrayList<>();
    List<E> events = collector.finish(misfits);
    if (!misfits.isEmpty()) {
      Map<Long, String> texts = textsOf(misfits);
      for (RowCollector.Misfit misfit : misfits) {
        failures.add(misfit.line(), texts.getOrDefault(misfit.line(), ""), misfit.reason(), "");
      }
    }
    return events;
  }

  /**
   * The rows as they stand in the file: rows are not kept while reading, so these few are read
   * again.
   */
  private Map<Long, String> textsOf(List<RowCollector.Misfit> misfits) throws IOException {
    Map<Long, String> texts = new HashMap<>();
    misfits.forEach(misfit -> texts.put(misfit.line(), ""));
    try (SourceBytes bytes = new SourceBytes(source)) {
      LineScanner line = new LineScanner(bytes.all());
      while (line.next()) {
        if (texts.containsKey(line.number)) {
          texts.put(line.number, line.shown());
        }
      }
    }
    return texts;
  }
}
