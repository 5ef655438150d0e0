package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Results of work that is done, so that an interrupted study goes on where it was. A file is named
 * by the hash of everything that its content depends on and appears only when it is whole; a
 * damaged one is made again.
 */
final class Checkpoints {
  private static final String KEPT = ".kept";
  private static final String PART = "part-";
  private static final String UNFINISHED = ".tmp";

  private final @Nullable Path folder;
  private final String base;

  /**
   * Checkpoints below a folder.
   *
   * @param folder null keeps nothing
   * @param base what all of it depends on: data, settings, program
   */
  Checkpoints(@Nullable Path folder, String base) {
    this.folder = folder;
    this.base = base;
  }

  /** The rows of numbers that were kept under a key, if they have the expected lengths. */
  Optional<double[][]> read(String key, int[] lengths) {
    return read(key).flatMap(kept -> rows(ByteBuffer.wrap(kept), lengths));
  }

  private static Optional<double[][]> rows(ByteBuffer bytes, int[] lengths) {
    double[][] rows = new double[lengths.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[lengths[i]];
      if (bytes.remaining() < 8L * lengths[i]) {
        return Optional.empty();
      }
      bytes.asDoubleBuffer().get(rows[i]);
      bytes.position(bytes.position() + 8 * lengths[i]);
    }
    return bytes.hasRemaining() ? Optional.empty() : Optional.of(rows);
  }

  /** The bytes that were kept under a key. */
  Optional<byte[]> read(String key) {
    if (folder == null || !Files.isRegularFile(file(key))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file(key)));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Keeps rows of numbers under a key. */
  void write(String key, double[][] rows) {
    int size = 0;
    for (double[] row : rows) {
      size += row.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(8 * size);
    for (double[] row : rows) {
      for (double value : row) {
        bytes.putDouble(value);
      }
    }
    write(key, bytes.array());
  }

  /** Keeps bytes under a key. */
  void write(String key, byte[] bytes) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, PART, UNFINISHED);
      Files.write(part, bytes);
      Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Removes everything that was kept, and the folder unless others keep files in it. */
  void clear() {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try {
      boolean empty = true;
      for (Path file : files(folder)) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(KEPT) || (name.startsWith(PART) && name.endsWith(UNFINISHED))) {
          Files.delete(file);
        } else {
          empty = false;
        }
      }
      if (empty) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Path file(String key) {
    return Path.of(String.valueOf(folder), hash(base + "\n" + key) + KEPT);
  }

  /** The SHA-256 of a text, in hexadecimal. */
  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private PlimsollException failed(IOException e) {
    return new PlimsollException(
        ErrorCode.UNAVAILABLE, folder + ": cannot be used: " + e.getMessage(), e);
  }
}
