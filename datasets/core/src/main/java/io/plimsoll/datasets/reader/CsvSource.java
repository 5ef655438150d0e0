package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the bytes of a CSV come from; can be opened any number of times. */
public interface CsvSource {

  /** The file name, without directories: what messages and manifests call it. */
  String name();

  /** The number of bytes as stored (compressed, if it is); -1 where that is not known. */
  long size();

  /** The bytes as stored. */
  InputStream open() throws IOException;

  /**
   * The folders it is in, joined by {@code /}, for what a file's name does not tell; empty where
   * there are none.
   */
  default String folder() {
    return "";
  }

  /** The SHA-256 that the vendor published beside the file, in lower case; empty if it did not. */
  default Optional<String> publishedSha256() throws IOException {
    return Optional.empty();
  }

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
      public String folder() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? "" : folder.toString().replace('\\', '/');
      }

      @Override
      public Optional<String> publishedSha256() throws IOException {
        Path beside = file.resolveSibling(name() + ".CHECKSUM");
        if (!Files.exists(beside)) {
          return Optional.empty();
        }
        String text = Files.readString(beside, StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("[0-9a-fA-F]{64}(\\s.*)?")) {
          throw new PlimsollException(
              ErrorCode.CORRUPT_DATA, beside + ": must begin with 64 hexadecimal digits");
        }
        return Optional.of(text.substring(0, 64).toLowerCase(Locale.ROOT));
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
