package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Outcome;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.MarketEvent;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the files of {@link JoinedFiles} one by one with another reader and puts their events into
 * one stream in available order. What happens once at a time (a bar, a funding payment) may stand
 * in two files: it is there once, and where the files differ the later one's is set aside. Trades,
 * quotes and books of files that overlap are refused, since nobody could tell which of them are the
 * same.
 */
public final class JoinedReader implements EventReader {
  private final EventReader each;

  /** A reader that reads each part with another. */
  public JoinedReader(EventReader each) {
    this.each = each;
  }

  /** A part and what came of it. */
  private record Part(String name, ReadResult result) {}

  @Override
  public ReadResult read(CsvSource source, ReadOptions options, Progress progress) {
    if (!(source instanceof JoinedFiles joined)) {
      return each.read(source, options, progress);
    }
    List<Part> parts = new ArrayList<>();
    List<Outcome.Failed<MarketEvent>> failed = new ArrayList<>();
    for (CsvSource file : joined.parts()) {
      int room = options.maxBadRows() - failed.size();
      ReadOptions left =
          new ReadOptions(options.instrument(), options.barSpanNanos(), room, options.delayNanos());
      Part part = new Part(file.name(), each.read(file, left, progress));
      part.result
          .failed()
          .forEach(
              f ->
                  failed.add(
                      new Outcome.Failed<>(f.line(), f.item(), part.name + ": " + f.reason())));
      parts.add(part);
    }
    Overlaps overlaps = new Overlaps(source.name());
    parts.stream()
        .filter(part -> !part.result.events().isEmpty())
        .sorted(Comparator.comparingLong(part -> part.result.events().getFirst().availableNanos()))
        .forEach(part -> overlaps.add(part.name, part.result));
    failed.addAll(overlaps.contradictions());
    if (failed.size() > options.maxBadRows()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          source.name()
              + ": more than "
              + options.maxBadRows()
              + " bad rows; the last: "
              + failed.getLast().reason());
    }
    List<MarketEvent> events = overlaps.events();
    return new ReadResult(
        events,
        detected(parts, events),
        failed,
        overlaps.duplicates() + sum(parts.stream().map(part -> part.result.duplicates())),
        sum(parts.stream().map(part -> part.result.repeated())),
        sum(parts.stream().map(part -> part.result.reordered())),
        sha256(joined));
  }

  private static Detected detected(List<Part> parts, List<MarketEvent> events) {
    List<Long> spans =
        parts.stream()
            .filter(part -> part.result.detected().kind() == DataKind.BARS)
            .map(part -> part.result.detected().barSpanNanos())
            .distinct()
            .toList();
    if (spans.size() > 1) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          parts.getFirst().name
              + ": bars of one dataset must have one length, the files have "
              + String.join(", ", spans.stream().map(Detected::spanText).toList()));
    }
    List<String> notes =
        new ArrayList<>(
            parts.stream().flatMap(p -> p.result.detected().notes().stream()).distinct().toList());
    for (Part part : parts) {
      notes.add(
          "joined: "
              + part.name
              + ", sha256 "
              + part.result.sourceSha256().substring(0, 12)
              + "…, "
              + part.result.events().size()
              + " rows");
    }
    String texts =
        String.join(
            " | ", parts.stream().map(part -> part.result.detected().text()).distinct().toList());
    DataKind kind =
        events.isEmpty() ? parts.getFirst().result.detected().kind() : DataKind.of(events);
    return new Detected(
        kind,
        false,
        false,
        ',',
        "",
        List.of(),
        List.of(),
        spans.isEmpty() ? 0 : spans.getFirst(),
        parts.size() + " files: " + texts,
        notes);
  }

  private static long sum(Stream<Long> counts) {
    return counts.mapToLong(Long::longValue).sum();
  }

  private static String sha256(JoinedFiles files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(files.open(), digest)) {
        byte[] chunk = new byte[1 << 16];
        int read = 0;
        while (read >= 0) {
          read = in.read(chunk, 0, chunk.length);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA, files.name() + ": cannot be read again: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** When an event begins to be told of. */
  static long begins(MarketEvent event) {
    return event instanceof Bar bar ? bar.openNanos() : event.eventNanos();
  }
}
