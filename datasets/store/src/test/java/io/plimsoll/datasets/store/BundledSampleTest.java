package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.reader.DataKind;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledSampleTest {
  @TempDir Path home;

  @Test
  void theSampleIsWhatItsChecksumSaysAndImportsWhole() {
    // Counted and hashed outside Java: sha256sum, wc -l (100,000 line ends, the last row has none,
    // the first line is the
    // header) and awk for the first and last time, which are 1385337600 and 1385913725; 18 rows
    // have the amount 0.
    Catalog catalog = new Catalog(home);
    ImportReport report = catalog.importFile(BundledSample.request(), Progress.NONE);
    DatasetManifest manifest = report.manifest();
    assertEquals(ImportReport.Status.IMPORTED, report.status());
    assertEquals(BundledSample.SHA256, manifest.sourceSha256());
    assertEquals(DataKind.TRADES, manifest.kind());
    assertEquals(99_982, manifest.rows());
    assertEquals(18, manifest.quarantined());
    assertEquals(0, manifest.duplicates());
    assertEquals(0, manifest.reordered());
    assertEquals(1_385_337_600_000_000_000L, manifest.firstNanos());
    assertEquals(1_385_913_725_000_000_000L, manifest.lastNanos());
    assertEquals(
        Instant.parse("2013-12-01T16:02:05Z"), Instant.ofEpochSecond(0, manifest.lastNanos()));
    // 99,982 rows less 97,809 different ones (sort -u).
    assertTrue(manifest.notes().toString().contains("2173 trades equal"), manifest::toString);
    assertTrue(manifest.licence().startsWith("MIT"));

    DatasetSummary summary = catalog.summary(BundledSample.NAME);
    assertEquals(770.1, summary.lowestPrice(), 0);
    assertEquals(1163.0, summary.highestPrice(), 0);
    assertEquals(1282_000_000_000L, summary.longestGapNanos());
    assertTrue(catalog.verify(BundledSample.NAME).ok());
    assertEquals(99_982, catalog.verify(BundledSample.NAME).rows());
  }

  @Test
  void importingItAgainChangesNothingAndSaysSo() {
    Catalog catalog = new Catalog(home);
    ImportReport first = catalog.importFile(BundledSample.request(), Progress.NONE);
    ImportReport second = catalog.importFile(BundledSample.request(), Progress.NONE);
    assertEquals(ImportReport.Status.UNCHANGED, second.status());
    assertEquals(first.manifest(), second.manifest());
  }
}
