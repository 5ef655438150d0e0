package io.plimsoll.datasets.store.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * The record beside a downloaded file of every sha256 seen for it, {@code NAME.zip.versions}: one
 * line each, oldest first, with when it was first seen. Venues replace files later; without the
 * record nobody can tell a replaced file from a damaged one.
 */
final class Versions {
  private final Path record;

  Versions(Path file) {
    record = file.resolveSibling(file.getFileName() + ".versions");
  }

  /** The checksums seen, oldest first. */
  List<String> seen() throws IOException {
    return Files.exists(record)
        ? Files.readAllLines(record).stream()
            .filter(line -> line.length() >= 64)
            .map(line -> line.substring(0, 64))
            .toList()
        : List.of();
  }

  /** Adds a checksum unless it was seen before. */
  void add(String sha256, Instant now) throws IOException {
    if (!seen().contains(sha256)) {
      Files.writeString(
          record, sha256 + "  " + now + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
