package io.plimsoll.models.lightgbm;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads LightGBM's native library, once.
 *
 * <p>lightgbm4j 4.3.0-1 unpacks it to one fixed file in {@code java.io.tmpdir} and writes that file
 * anew in every process, which kills a process that has it mapped (SIGBUS) and trusts whoever owns
 * the name. Hence it is given a folder of its own, by pointing {@code java.io.tmpdir} there while
 * it unpacks.
 */
final class NativeLibrary {
  private static final String TEMPORARY = "java.io.tmpdir";
  private static boolean loaded;

  private NativeLibrary() {}

  /** Loads it where that has not happened; throws MISSING_DEPENDENCY where it cannot be loaded. */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    String shared = System.getProperty(TEMPORARY);
    try {
      Path own = Files.createTempDirectory("plimsoll-lightgbm-");
      System.setProperty(TEMPORARY, own.toString());
      try {
        LGBMBooster.loadNative();
        loaded = true;
      } finally {
        System.setProperty(TEMPORARY, shared);
        discard(own);
      }
    } catch (IOException | LinkageError e) {
      throw cannotLoad(e);
    }
  }

  /**
   * A loaded library outlives its file, except on Windows, where the folder goes when the JVM ends
   * or later.
   */
  private static void discard(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all = Stream.concat(files, Stream.of(folder)).toList();
    }
    for (Path path : all) {
      try {
        Files.delete(path);
      } catch (IOException e) {
        path.toFile().deleteOnExit();
      }
    }
  }

  /** What is missing when the native library does not load. */
  static PlimsollException cannotLoad(Throwable cause) {
    StringBuilder reasons = new StringBuilder();
    for (Throwable t = cause; t != null; t = t.getCause()) {
      reasons.append(reasons.isEmpty() ? "" : "; ").append(t);
    }
    String advice =
        reasons.indexOf("gomp") >= 0
            ? "LightGBM needs the OpenMP library libgomp: install it (Debian, Ubuntu: apt-get"
                + " install libgomp1; Fedora: dnf install libgomp)"
            : "LightGBM's native library does not load on "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch");
    return new PlimsollException(ErrorCode.MISSING_DEPENDENCY, advice + ": " + reasons, cause);
  }
}
