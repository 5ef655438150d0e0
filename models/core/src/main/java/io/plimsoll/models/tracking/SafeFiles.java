package io.plimsoll.models.tracking;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that are whole or absent, below one directory only. */
final class SafeFiles {
  private static final Pattern SEGMENT =
      Pattern.compile("[A-Za-z0-9_@+=,()\\[\\] -][A-Za-z0-9._@+=,()\\[\\] -]{0,127}");
  private static final String ASIDE = ".aside-";

  private SafeFiles() {}

  /** An action on files. */
  interface Action<T> {
    T run() throws IOException;
  }

  /** Runs an action; an input or output error becomes UNAVAILABLE with the path. */
  static <T> T attempt(String doing, Path path, Action<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE, "cannot " + doing + " " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * A path below a directory; every segment is letters, digits and a few signs and none begins with
   * a dot.
   */
  static Path below(Path directory, String relative, String what) {
    Path path = directory;
    for (String segment : relative.split("/", -1)) {
      if (!SEGMENT.matcher(segment).matches()) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            what
                + " must be a relative path of plain names with forward slashes, was '"
                + relative
                + "'");
      }
      path = path.resolve(segment);
    }
    return path;
  }

  /** Writes aside, then renames: a reader sees the old content or the new, never a part. */
  static void write(Path path, byte[] content) {
    attempt(
        "write",
        path,
        () -> {
          Path directory = path.getParent();
          if (directory == null) {
            throw new IOException("no parent directory");
          }
          Files.createDirectories(directory);
          Path aside = claim(directory, true);
          Files.write(aside, content);
          return Files.move(
              aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
  }

  static void write(Path path, String content) {
    write(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Creates a hidden file or directory that nobody else has; creation itself is what is atomic. */
  static Path claim(Path directory, boolean file) throws IOException {
    for (int i = 0; ; i++) {
      Path aside = directory.resolve(ASIDE + i);
      try {
        return file ? Files.createFile(aside) : Files.createDirectory(aside);
      } catch (FileAlreadyExistsException e) {
        // somebody else is writing, or crashed while writing: the next number is free
      }
    }
  }

  static String read(Path path) {
    return attempt("read", path, () -> Files.readString(path));
  }

  /** All files below a directory by relative path with forward slashes. */
  static Map<String, byte[]> readAll(Path directory) {
    return attempt(
        "read",
        directory,
        () -> {
          Map<String, byte[]> files = new TreeMap<>();
          try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
              String name = directory.relativize(path).toString().replace('\\', '/');
              files.put(name, Files.readAllBytes(path));
            }
          }
          return files;
        });
  }

  /** The visible names in a directory, sorted; none where it does not exist. */
  static List<String> names(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    return attempt(
        "list",
        directory,
        () -> {
          try (Stream<Path> paths = Files.list(directory)) {
            return paths
                .map(path -> path.getFileName().toString())
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toList();
          }
        });
  }

  /** {@code key=value} lines; values lose their line breaks. */
  static String lines(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (key, value) ->
            text.append(key).append('=').append(value.replaceAll("\\R", " ")).append('\n'));
    return text.toString();
  }

  /** Reads what {@link #lines} made; throws CORRUPT_DATA where a key is missing. */
  static String field(Path file, String key) {
    for (String line : read(file).split("\n", -1)) {
      if (line.startsWith(key + "=")) {
        return line.substring(key.length() + 1);
      }
    }
    throw new PlimsollException(ErrorCode.CORRUPT_DATA, file + " has no '" + key + "'");
  }
}
