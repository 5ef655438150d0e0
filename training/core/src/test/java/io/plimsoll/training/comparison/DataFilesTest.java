package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
  @TempDir Path folder;

  private Path root() {
    return folder.resolve("data");
  }

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(root().resolve("perp/deep"));
    for (String name :
        List.of("perp/B-5m.csv", "perp/A-5m.csv", "perp/A-1h.csv", "perp/deep/C-5m.csv")) {
      Files.createFile(root().resolve(name));
    }
  }

  private static List<String> names(Path root, String pattern) {
    return new DataFiles(root)
        .matching(pattern).stream().map(file -> root.relativize(file).toString()).toList();
  }

  @Test
  void filesComeInOrderOfTheirNamesFromTheFolderThatThePatternNames() {
    assertEquals(List.of("perp/A-5m.csv", "perp/B-5m.csv"), names(root(), "perp/*-5m.csv"));
    assertEquals(List.of("perp/A-1h.csv"), names(root(), "perp/A-1h.csv"));
  }

  @Test
  void dataBehindALinkIsFound() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root());
    assertEquals(List.of("perp/A-5m.csv", "perp/B-5m.csv"), names(link, "perp/*-5m.csv"));
  }

  @Test
  void whatIsNotThereIsNamedWithTheFolder() {
    for (Path root : List.of(root(), folder.resolve("nowhere"))) {
      PlimsollException e =
          assertThrows(
              PlimsollException.class, () -> new DataFiles(root).matching("perp/*.parquet"));
      assertEquals(ErrorCode.NOT_FOUND, e.code());
      String message = String.valueOf(e.getMessage());
      for (String part : List.of("'perp/*.parquet'", root.toString(), "PLIMSOLL_DATA")) {
        assertTrue(message.contains(part), message);
      }
    }
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> new DataFiles(root()).matching("perp/[a.csv"));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(String.valueOf(e.getMessage()).contains("'perp/[a.csv'"), e.getMessage());
  }
}
