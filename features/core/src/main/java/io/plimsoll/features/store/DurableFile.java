package io.plimsoll.features.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that survive a crash: written aside, forced to the disk, renamed, and the rename forced
 * too. Whoever reads finds the file before or the new one, never a part. One writer a file.
 */
public final class DurableFile {
  private DurableFile() {}

  /** Replaces a file; directories that are missing are made. Throws UNAVAILABLE on failure. */
  public static void write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    Path directory = target.getParent();
    Path aside = target.resolveSibling(target.getFileName() + ".part");
    try {
      if (directory == null) {
        throw new IOException("no parent directory");
      }
      Files.createDirectories(directory);
      try (FileChannel out =
          FileChannel.open(
              aside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        out.force(true);
      }
      Files.move(
          aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(directory);
    } catch (IOException e) {
      throw new PlimsollException(ErrorCode.UNAVAILABLE, file + ": cannot be written: " + e, e);
    }
  }

  /** The bytes of a file; throws NOT_FOUND where there is none. */
  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, "no such file: " + file, e);
    } catch (IOException e) {
      throw new PlimsollException(ErrorCode.UNAVAILABLE, file + ": cannot be read: " + e, e);
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (java.nio.file.AccessDeniedException e) {
      // Windows opens no directory; there the rename is forced with the file.
    }
  }
}
