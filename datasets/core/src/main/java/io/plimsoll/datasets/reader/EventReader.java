package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;

/** Makes events of one format's files. */
@FunctionalInterface
public interface EventReader {

  /**
   * Reads a source: its events in available order, ties in the order of the file.
   *
   * @throws PlimsollException INVALID_INPUT if the source is not of this format or has too many bad
   *     rows; CORRUPT_DATA if its bytes are truncated or damaged
   */
  ReadResult read(CsvSource source, ReadOptions options, Progress progress);
}
