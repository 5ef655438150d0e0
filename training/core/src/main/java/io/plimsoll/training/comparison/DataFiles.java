package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Files below the folder that holds market data. */
public record DataFiles(Path root) {
  /** Names the folder where the default is not it. */
  public static final String VARIABLE = "PLIMSOLL_DATA";

  /** Where data is looked for when nobody says otherwise. */
  public static final Path DEFAULT = Path.of("..", "shared", "data");

  /** The folder that the environment names, or the default. */
  public static DataFiles fromEnvironment() {
    String named = System.getenv(VARIABLE);
    return new DataFiles(named == null || named.isBlank() ? DEFAULT : Path.of(named));
  }

  /**
   * The files that a pattern such as {@code folder/*-5m.csv.gz} means, in order of their names.
   *
   * @throws PlimsollException with {@code NOT_FOUND} where there is none
   */
  public List<Path> matching(String pattern) {
    int depth = pattern.split("/").length;
    PathMatcher matcher = matcher(pattern);
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(root)) {
      // Data often lies elsewhere, behind a link.
      try (Stream<Path> files = Files.walk(root, depth, FileVisitOption.FOLLOW_LINKS)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> matcher.matches(root.relativize(file)))
            .sorted()
            .forEach(found::add);
      } catch (IOException | UncheckedIOException e) {
        throw new PlimsollException(
            ErrorCode.UNAVAILABLE, root + ": cannot be listed: " + e.getMessage(), e);
      }
    }
    if (found.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "no file '"
              + pattern
              + "' below "
              + root
              + "; "
              + VARIABLE
              + " or --data-root names the folder");
    }
    return found;
  }

  private static PathMatcher matcher(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "files must be patterns such as folder/*-5m.csv.gz, was '"
              + pattern
              + "': "
              + e.getDescription(),
          e);
    }
  }
}
