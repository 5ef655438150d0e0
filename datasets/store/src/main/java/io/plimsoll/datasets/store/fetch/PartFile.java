package io.plimsoll.datasets.store.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that is not whole yet, {@code NAME.zip.part}, locked against other processes. What its
 * bytes belong to stands in {@code NAME.zip.part.of}: the checksum and the server's validator.
 *
 * <p>Errors of this machine's disk are unchecked here: another attempt at the server does not help
 * against them.
 */
final class PartFile implements AutoCloseable {
  private static final String UNKNOWN = "-";

  private final Path path;
  private final Path of;
  private final FileChannel channel;
  private String validator = "";

  /**
   * Opens or makes the part of a file.
   *
   * @param sha256 of the whole; empty if not known. A part of another version is emptied.
   */
  PartFile(Path target, String sha256) {
    path = target.resolveSibling(target.getFileName() + ".part");
    of = target.resolveSibling(target.getFileName() + ".part.of");
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock();
      List<String> lines = Files.exists(of) ? Files.readAllLines(of) : List.of();
      boolean same = lines.size() == 2 && !sha256.isEmpty() && lines.getFirst().equals(sha256);
      if (same) {
        validator = lines.get(1).equals(UNKNOWN) ? "" : lines.get(1);
        channel.position(channel.size());
      } else {
        channel.truncate(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  long length() {
    try {
      return channel.position();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What makes sure that the rest belongs to these bytes, for If-Range; empty if nothing does. */
  String validator() {
    return validator;
  }

  /** Empties the part; what comes next belongs to this version. */
  void restart(String sha256, String newValidator) {
    try {
      channel.truncate(0);
      validator = newValidator;
      Files.writeString(
          of,
          (sha256.isEmpty() ? UNKNOWN : sha256)
              + "\n"
              + (validator.isEmpty() ? UNKNOWN : validator)
              + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void append(byte[] bytes, int count) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the bytes are on the disk. */
  void force() {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes every trace of the part. */
  void discard() {
    try {
      channel.close();
      Files.deleteIfExists(of);
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lock() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process: said below.
    }
    channel.close();
    throw new IOException(path + " is being written by another download");
  }
}
