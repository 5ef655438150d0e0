package io.plimsoll.bench;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs the scripts of this module that peers in Python are called from. */
final class Python {
  private Python() {}

  /** What is done in a folder that is there for its time only. */
  interface Work<T> {
    T in(Path folder) throws IOException;
  }

  /** Does something in a folder that is gone afterwards. */
  static <T> T inFolder(Work<T> work) {
    try {
      Path folder = Files.createTempDirectory("plimsoll-peers");
      try {
        return work.in(folder);
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.INTERNAL, "the peers could not be run: " + e.getMessage(), e);
    }
  }

  /**
   * What a script prints.
   *
   * @param script a resource beside this class; it is given the folder, then the arguments
   */
  static String run(String interpreter, String script, Path folder, String... arguments)
      throws IOException {
    Path file = folder.resolve(script);
    Files.writeString(file, text(script));
    Path errors = folder.resolve("errors.txt");
    List<String> command =
        new ArrayList<>(List.of(interpreter, file.toString(), folder.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new PlimsollException(
            ErrorCode.INTERNAL, interpreter + " failed: " + Files.readString(errors).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlimsollException(ErrorCode.INTERNAL, "interrupted while peers ran", e);
    }
    return out;
  }

  /** A resource beside this class. */
  static String text(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Python.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
