package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.reader.CsvReader;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.Detected;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.datasets.reader.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Parquet and Arrow files of trades, bars or quotes, whatever their columns are called.
 *
 * <p>The table is written out as text and read as a CSV, so that columns, units of times and bad
 * rows are found by the one rule there is for tables. Nothing is lost by it: a number is written
 * with as many digits as it takes to read the same one again, a time as what it counts or as text
 * in UTC. Reading columns directly would be quicker, and a second rule.
 */
final class TableFileReader {
  private TableFileReader() {}

  /** Reads a Parquet file. */
  static ReadResult parquet(CsvSource source, ReadOptions options, Progress progress) {
    return read(source, options, progress, "Parquet", ParquetFiles::writeCsv);
  }

  /** Reads an Arrow IPC file ("Feather V2"). */
  static ReadResult arrow(CsvSource source, ReadOptions options, Progress progress) {
    return read(source, options, progress, "Arrow", ArrowText::writeCsv);
  }

  /** Writes a table as CSV. */
  private interface Writing {
    void write(Path table, Path csv, String name) throws IOException;
  }

  private static ReadResult read(
      CsvSource source, ReadOptions options, Progress progress, String format, Writing writing) {
    try {
      Path folder = Files.createTempDirectory("plimsoll-table");
      Path table = folder.resolve("table");
      Path csv = folder.resolve("table.csv");
      try {
        try (InputStream in = source.open()) {
          Files.copy(in, table);
        }
        progress.update("unpacking " + source.name(), 0, -1);
        writing.write(table, csv, source.name());
        ReadResult result = CsvReader.read(new Text(source, csv), options, progress);
        return new ReadResult(
            result.events(),
            detected(result.detected(), format),
            result.failed(),
            result.duplicates(),
            result.repeated(),
            result.reordered(),
            Sha256.of(table));
      } finally {
        Files.deleteIfExists(table);
        Files.deleteIfExists(csv);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA, source.name() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Detected detected(Detected found, String format) {
    List<String> parts = new ArrayList<>(List.of(format));
    parts.add("times in " + found.time());
    parts.add(String.join(", ", found.columns()));
    if (!found.ignored().isEmpty()) {
      parts.add("ignored: " + String.join(", ", found.ignored()));
    }
    return new Detected(
        found.kind(),
        false,
        true,
        ',',
        found.time(),
        found.columns(),
        found.ignored(),
        found.barSpanNanos(),
        String.join("; ", parts),
        found.notes());
  }

  /** The table as text, under the name of its file. */
  private record Text(CsvSource source, Path csv) implements CsvSource {
    @Override
    public String name() {
      return source.name();
    }

    @Override
    public long size() {
      return csv.toFile().length();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(csv);
    }
  }
}
