package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files of a venue; skipped where they are not. */
class PerpetualsImportTest {
  @TempDir Path home;

  @Test
  void allPerpetualsOfHalfAYearImportWithoutABadRow() throws IOException {
    List<Path> files = files("perp5m_2025H1", "-futures.csv.gz");
    Catalog catalog = new Catalog(home);
    for (Path file : files) {
      DatasetManifest manifest =
          catalog.importFile(ImportRequest.of(file), Progress.NONE).manifest();
      String name = String.valueOf(file.getFileName());
      assertEquals(0, manifest.quarantined(), name);
      assertEquals(0, manifest.duplicates(), name);
      assertEquals(
          name.contains("-3m-") ? 180_000_000_000L : 300_000_000_000L,
          manifest.barSpanNanos(),
          name);
      assertEquals(name.substring(0, name.indexOf('-')), manifest.instruments().getFirst().value());
      // The files' description says that there are no gaps.
      long expected = (manifest.lastNanos() - manifest.firstNanos()) / manifest.barSpanNanos();
      assertEquals(expected, manifest.rows(), name);
      assertTrue(catalog.verify(manifest.name()).ok(), name);
    }
    assertEquals(files.size(), catalog.list().size());
  }

  @Test
  void allFundingRatesAreRecognisedAndNoneImported() throws IOException {
    Catalog catalog = new Catalog(home);
    for (Path file : files("perp5m_2025H1", "-funding_rate.csv.gz")) {
      PlimsollException e =
          assertThrows(
              PlimsollException.class,
              () -> catalog.importFile(ImportRequest.of(file), Progress.NONE));
      assertTrue(e.getMessage().contains("looks like a funding-rate file"), e.getMessage());
    }
    assertEquals(List.of(), catalog.list());
  }

  private static List<Path> files(String set, String ending) throws IOException {
    Path folder = data().resolve(set);
    String otherwise = "skipped: no " + folder + "; set PLIMSOLL_DATA to the folder that holds it";
    if (!Files.isDirectory(folder)) {
      System.out.println(otherwise);
    }
    assumeTrue(Files.isDirectory(folder), otherwise);
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Path data() {
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
