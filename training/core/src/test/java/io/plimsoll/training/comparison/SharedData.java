package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that is not part of the project; what needs it is skipped where it is not. */
final class SharedData {
  private SharedData() {}

  static Path file(String name) {
    Path file = root().resolve("realized_vol").resolve(name);
    String otherwise =
        "skipped: no " + file + "; set PLIMSOLL_DATA to the folder that holds realized_vol";
    if (!Files.exists(file)) {
      System.out.println(otherwise);
    }
    assumeTrue(Files.exists(file), otherwise);
    return file;
  }

  static Path root() {
    String set = System.getenv("PLIMSOLL_DATA");
    if (set != null) {
      return Path.of(set);
    }
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.exists(up.resolve(".mvn"))) {
      up = up.getParent();
    }
    return up == null ? Path.of("data") : up.resolveSibling("shared").resolve("data");
  }
}
