package io.plimsoll.datasets.store;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.market.MarketEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a dataset's files again and compares them with the manifest. */
final class Verification {
  private final List<String> problems = new ArrayList<>();
  private long rows;
  private long misordered;
  private long latest = Long.MIN_VALUE;
  private long lastHappened = Long.MIN_VALUE;

  private Verification() {}

  static VerifyReport of(DatasetManifest manifest, Path events, Path quarantine) {
    Verification run = new Verification();
    run.checkEvents(manifest, events);
    run.checkQuarantine(manifest, quarantine);
    return new VerifyReport(manifest.name(), run.problems, run.rows);
  }

  private void checkEvents(DatasetManifest manifest, Path file) {
    if (!Files.exists(file)) {
      problems.add(file + ": is missing");
      return;
    }
    try {
      expect(file + ": sha256", manifest.dataSha256(), Sha256.of(file));
      ArrowFiles.scan(file, batch -> EventTables.forEach(batch, this::count));
      expect(file + ": rows", manifest.rows(), rows);
      expect(file + ": rows out of order", 0L, misordered);
      expect(file + ": time of the last row", manifest.lastNanos(), lastHappened);
    } catch (IOException | RuntimeException e) {
      problems.add(file + ": cannot be read again: " + e.getMessage());
    }
  }

  private void count(MarketEvent event) {
    rows++;
    misordered += event.availableNanos() < latest ? 1 : 0;
    latest = Math.max(latest, event.availableNanos());
    lastHappened = Math.max(lastHappened, event.eventNanos());
  }

  private void checkQuarantine(DatasetManifest manifest, Path file) {
    try {
      long lines = Files.exists(file) ? Files.readAllLines(file).size() - 1 : 0;
      expect(file + ": rows set aside", manifest.quarantined(), lines);
    } catch (IOException e) {
      problems.add(file + ": cannot be read again: " + e.getMessage());
    }
  }

  private void expect(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      problems.add(what + " should be " + expected + " as the manifest says, is " + actual);
    }
  }
}
