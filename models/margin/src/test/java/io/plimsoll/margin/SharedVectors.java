package io.plimsoll.margin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Published examples that are not part of the project; what needs them is skipped without. */
final class SharedVectors {
  private SharedVectors() {}

  /** The vectors of a kind in {@code venues.json}; skips the test where the file is not there. */
  static List<JsonNode> ofKind(String kind) throws IOException {
    Path file = folder().resolve("venues.json");
    String otherwise =
        "skipped: no "
            + file
            + "; set PLIMSOLL_DATA to the data folder beside the folder conformance";
    if (!Files.exists(file)) {
      System.out.println(otherwise);
    }
    assumeTrue(Files.exists(file), otherwise);
    List<JsonNode> vectors = new ArrayList<>();
    for (JsonNode vector : new ObjectMapper().readTree(file.toFile()).get("vectors")) {
      if (vector.get("kind").asText().equals(kind)) {
        vectors.add(vector);
      }
    }
    return vectors;
  }

  private static Path folder() {
    String set = System.getenv("PLIMSOLL_DATA");
    if (set != null) {
      return Path.of(set).toAbsolutePath().resolveSibling("conformance");
    }
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.exists(up.resolve(".mvn"))) {
      up = up.getParent();
    }
    return up == null ? Path.of("conformance") : up.resolveSibling("shared").resolve("conformance");
  }
}
