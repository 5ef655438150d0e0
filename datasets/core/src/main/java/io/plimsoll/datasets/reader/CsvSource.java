package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the bytes of a CSV come from; can be opened any number of times. */
public interface CsvSource {

  /** The file name, without directories: what messages and manifests call it. */
  String name();

  /** The number of bytes as stored (compressed, if it is); -1 where that is not known. */
  long size();

  /** The bytes as stored. */
  InputStream open() throws IOException;

  /**
   * A file on disk.
   *
   * @throws PlimsollException NOT_FOUND if there is no such file, INVALID_INPUT if it is a
   *     directory
   */
  static CsvSource of(Path file) {
    if (Files.isDirectory(file)) {
      throw new PlimsollException(ErrorCode.INVALID_INPUT, file + " is a directory, not a file");
    }
    if (!Files.exists(file)) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, "no such file: " + file);
    }
    return new CsvSource() {
      @Override
      public String name() {
        return String.valueOf(file.getFileName());
      }

      @Override
      public long size() {
        return file.toFile().length();
      }

      @Override
      public InputStream open() throws IOException {
        try {
          return Files.newInputStream(file);
        } catch (FileSystemException e) {
          throw new PlimsollException(
              ErrorCode.INVALID_INPUT,
              file + ": cannot be opened (" + e.getClass().getSimpleName() + ")",
              e);
        }
      }
    };
  }
}
