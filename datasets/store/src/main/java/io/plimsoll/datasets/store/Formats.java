package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.EventReader;
import io.plimsoll.datasets.reader.FileFormat;
import io.plimsoll.datasets.reader.FileNames;
import io.plimsoll.datasets.reader.FileProbe;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.datasets.reader.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats that can be imported, and which of them a file has. */
public final class Formats {
  private static final FileFormat PARQUET =
      new FileFormat(
          "parquet",
          "Parquet tables of trades, bars or quotes, columns as in a CSV",
          probe -> probe.head().startsWith("PAR1"),
          probe -> Optional.empty(),
          TableFileReader::parquet);
  private static final FileFormat ARROW =
      new FileFormat(
          "arrow",
          "Arrow IPC files of trades, bars or quotes, columns as in a CSV",
          probe -> probe.head().startsWith("ARROW1"),
          probe -> Optional.empty(),
          TableFileReader::arrow);

  private Formats() {}

  /** All formats; the last is what a file is taken to be that none of the others recognises. */
  public static List<FileFormat> all() {
    return Stream.concat(Stream.of(PARQUET, ARROW), FileFormat.all().stream()).toList();
  }

  /** The format of a file, by a first look at it. */
  public static FileFormat of(CsvSource source) {
    FileProbe probe = probe(source);
    return all().stream()
        .filter(format -> format.recognises().test(probe))
        .findFirst()
        .orElse(FileFormat.CSV);
  }

  /** The format of this name; INVALID_INPUT if there is none. */
  public static FileFormat named(String name) {
    return all().stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new PlimsollException(
                    ErrorCode.INVALID_INPUT,
                    "no format '"
                        + name
                        + "'; there are "
                        + String.join(", ", all().stream().map(FileFormat::name).toList())));
  }

  /** What a file of this format is about: what it says itself, else what its name says. */
  public static InstrumentId instrument(FileFormat format, CsvSource source) {
    return format
        .instrument()
        .apply(probe(source))
        .orElseGet(() -> FileNames.instrument(source.name()));
  }

  /** Reads a file as what it is found to be. */
  public static ReadResult read(CsvSource source, ReadOptions options, Progress progress) {
    return reader(of(source)).read(source, options, progress);
  }

  /** What reads a format, xz-compressed or not. */
  public static EventReader reader(FileFormat format) {
    return (source, options, progress) -> {
      if (!XzSource.is(source)) {
        return format.reader().read(source, options, progress);
      }
      ReadResult result = format.reader().read(new XzSource(source), options, progress);
      return new ReadResult(
          result.events(),
          result.detected(),
          result.failed(),
          result.duplicates(),
          result.repeated(),
          result.reordered(),
          sha256(source));
    };
  }

  private static FileProbe probe(CsvSource source) {
    return FileProbe.of(XzSource.is(source) ? new XzSource(source) : source);
  }

  private static String sha256(CsvSource source) {
    try (InputStream in = source.open()) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA, source.name() + ": cannot be read again: " + e.getMessage(), e);
    }
  }
}
