package io.plimsoll.datasets.store;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Folders that are either wholly there or not at all: written aside, then renamed.
 *
 * <p>A folder being written is {@code .new-NAME}; one being replaced is {@code .old-NAME} for the
 * instant between two renames. Who holds the lock is alone, so whatever of that kind it finds was
 * left by a process that died.
 */
final class CatalogFiles {
  private static final String NEW = ".new-";
  private static final String OLD = ".old-";

  /** A file lock excludes other processes only; threads of this one wait here. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path root;

  CatalogFiles(Path root) {
    this.root = root;
  }

  /** Something that may fail to read or write. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Does work alone among all threads and processes that use this root, after clearing what dead
   * ones left.
   */
  <T> T alone(Work<T> work) {
    THREADS.lock();
    try {
      Files.createDirectories(root);
      try (FileChannel channel =
              FileChannel.open(
                  root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock was lost");
        }
        clearLeftovers();
        return work.run();
      }
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.INTERNAL, root + ": cannot be written: " + describe(e), e);
    } finally {
      THREADS.unlock();
    }
  }

  /** Fills a new folder aside; only when that succeeds does it take its place. */
  void place(String name, FolderWriter writer) throws IOException {
    Path aside = root.resolve(NEW + name);
    try {
      Files.createDirectories(aside);
      writer.write(aside);
      Path target = root.resolve(name);
      Path old = root.resolve(OLD + name);
      if (Files.exists(target)) {
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      deleteTree(old);
    } finally {
      deleteTree(aside);
    }
  }

  /** Fills a folder. */
  interface FolderWriter {
    void write(Path folder) throws IOException;
  }

  /** The names of the folders that are whole, in natural order. */
  List<String> names() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.INTERNAL, root + ": cannot be listed: " + describe(e), e);
    }
  }

  /** Writes a file and waits until it is on the disk. */
  static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private void clearLeftovers() throws IOException {
    List<Path> found;
    try (Stream<Path> folders = Files.list(root)) {
      found = folders.sorted().toList();
    }
    for (Path folder : found) {
      String name = String.valueOf(folder.getFileName());
      if (name.startsWith(NEW)) {
        deleteTree(folder);
      } else if (name.startsWith(OLD)) {
        Path target = root.resolve(name.substring(OLD.length()));
        if (Files.exists(target)) {
          deleteTree(folder);
        } else {
          Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
