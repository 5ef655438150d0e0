package io.plimsoll.datasets.store;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.EventReader;
import io.plimsoll.datasets.reader.FileFormat;
import io.plimsoll.datasets.reader.FileNames;
import io.plimsoll.datasets.reader.JoinedFiles;
import io.plimsoll.datasets.reader.JoinedReader;
import io.plimsoll.datasets.reader.ReadOptions;
import java.nio.file.Path;

/**
 * What to import, and how.
 *
 * @param file what is read
 * @param reader what reads it
 * @param name the dataset's name
 * @param instrument what the rows are about
 * @param barSpanNanos the length of a bar; 0 detects it
 * @param maxBadRows so many bad rows are set aside; one more fails the import
 * @param delayNanos how long after it happened an event is taken to be known where the file does
 *     not say; {@link ReadOptions#USUAL_DELAY} for what is usual for its kind
 * @param existing what to do if a dataset of that name with other content is there
 * @param source where the file is from, for a person
 * @param licence under which terms it may be used, for a person
 */
public record ImportRequest(
    CsvSource file,
    EventReader reader,
    String name,
    InstrumentId instrument,
    long barSpanNanos,
    int maxBadRows,
    long delayNanos,
    Existing existing,
    String source,
    String licence) {

  /** What becomes of a dataset of the same name with other content. */
  public enum Existing {
    /** It stays, and the import fails. */
    REFUSE,
    /** The new one takes its place at once. */
    REPLACE
  }

  public ImportRequest {
    DatasetManifest.checkName(name);
    Checks.inRange(barSpanNanos, 0, Long.MAX_VALUE, "barSpanNanos");
    Checks.inRange(maxBadRows, 0, Integer.MAX_VALUE, "maxBadRows");
    Checks.notBlank(source, "source");
    Checks.notBlank(licence, "licence");
  }

  /** The format and the instrument as found, everything else by default. */
  public static ImportRequest of(Path file) {
    CsvSource source = CsvSource.of(file);
    return new ImportRequest(
        source,
        Formats::read,
        FileNames.dataset(file),
        Formats.instrument(Formats.of(source), source),
        0,
        ReadOptions.DEFAULT_MAX_BAD_ROWS,
        ReadOptions.USUAL_DELAY,
        Existing.REFUSE,
        "file " + source.name(),
        "not stated");
  }

  /**
   * Several files as one dataset.
   *
   * @param instrument what all of them are about
   */
  public static ImportRequest joined(JoinedFiles files, String name, InstrumentId instrument) {
    return new ImportRequest(
        files,
        new JoinedReader(Formats::read),
        name,
        instrument,
        0,
        ReadOptions.DEFAULT_MAX_BAD_ROWS,
        ReadOptions.USUAL_DELAY,
        Existing.REFUSE,
        "files " + files.name(),
        "not stated");
  }

  /** The same, read as a format that it need not look like. */
  public ImportRequest withFormat(FileFormat format) {
    return withReader(Formats.reader(format)).withInstrument(Formats.instrument(format, file));
  }

  /** The same, read by another reader. */
  public ImportRequest withReader(EventReader to) {
    return new ImportRequest(
        file,
        to,
        name,
        instrument,
        barSpanNanos,
        maxBadRows,
        delayNanos,
        existing,
        source,
        licence);
  }

  /** The same under another name. */
  public ImportRequest withName(String to) {
    return new ImportRequest(
        file,
        reader,
        to,
        instrument,
        barSpanNanos,
        maxBadRows,
        delayNanos,
        existing,
        source,
        licence);
  }

  /** The same about another instrument. */
  public ImportRequest withInstrument(InstrumentId to) {
    return new ImportRequest(
        file, reader, name, to, barSpanNanos, maxBadRows, delayNanos, existing, source, licence);
  }

  /** The same with bars of a given length. */
  public ImportRequest withBarSpanNanos(long to) {
    return new ImportRequest(
        file, reader, name, instrument, to, maxBadRows, delayNanos, existing, source, licence);
  }

  /** The same with another limit of bad rows. */
  public ImportRequest withMaxBadRows(int to) {
    return new ImportRequest(
        file, reader, name, instrument, barSpanNanos, to, delayNanos, existing, source, licence);
  }

  /** The same with another delay of what does not say when it was known. */
  public ImportRequest withDelayNanos(long to) {
    return new ImportRequest(
        file, reader, name, instrument, barSpanNanos, maxBadRows, to, existing, source, licence);
  }

  /** How to read the file. */
  ReadOptions readOptions() {
    return new ReadOptions(instrument, barSpanNanos, maxBadRows, delayNanos);
  }

  /** The same with another rule for an existing dataset. */
  public ImportRequest withExisting(Existing to) {
    return new ImportRequest(
        file, reader, name, instrument, barSpanNanos, maxBadRows, delayNanos, to, source, licence);
  }

  /** The same with where it is from and its terms. */
  public ImportRequest withOrigin(String from, String terms) {
    return new ImportRequest(
        file,
        reader,
        name,
        instrument,
        barSpanNanos,
        maxBadRows,
        delayNanos,
        existing,
        from,
        terms);
  }
}
