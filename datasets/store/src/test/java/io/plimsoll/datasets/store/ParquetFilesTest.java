package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFilesTest {
  @TempDir Path folder;

  @Test
  void everyBitComesBackFromParquet() {
    ColumnTable table = ArrowFilesTest.table(10_000);
    Path file = folder.resolve("it's.parquet");
    ParquetFiles.write(file, table);
    ColumnTable back = ParquetFiles.read(file);
    assertEquals(table.names(), back.names());
    ArrowFilesTest.assertSameColumns(table, back);
    assertFalse(Files.exists(folder.resolve("it's.parquet.part")));
  }

  @Test
  void anEmptyTableKeepsItsColumns() {
    Path file = folder.resolve("empty.parquet");
    ParquetFiles.write(file, ArrowFilesTest.table(0));
    assertEquals(0, ParquetFiles.read(file).rows());
    assertEquals(ArrowFilesTest.table(0).names(), ParquetFiles.read(file).names());
  }

  @Test
  void sqlOverTheExportedSampleTellsWhatTheSummaryTells() {
    // DuckDB is the other opinion here: the same facts, computed by another program over another
    // file format.
    Catalog catalog = new Catalog(folder);
    catalog.importFile(BundledSample.request(), Progress.NONE);
    Path parquet = folder.resolve("sample.parquet");
    ParquetFiles.export(catalog.eventsFile(BundledSample.NAME), parquet);
    ColumnTable facts =
        ParquetFiles.query(
            parquet,
            """
            WITH steps AS (
              SELECT *, event_nanos - lag(event_nanos) OVER (ORDER BY event_nanos) AS step
              FROM events)
            SELECT count(*) AS n, min(price) AS low, max(price) AS high, sum(quantity) AS volume,
                   count(*) FILTER (step >= 300000000000) AS gaps, max(step) AS longest
            FROM steps
            """);
    DatasetSummary summary = catalog.summary(BundledSample.NAME);
    assertEquals(summary.manifest().rows(), facts.longs("n")[0]);
    assertEquals(summary.lowestPrice(), facts.doubles("low")[0], 0);
    assertEquals(summary.highestPrice(), facts.doubles("high")[0], 0);
    // Sums of 99,982 terms in different orders.
    assertEquals(summary.volume(), facts.doubles("volume")[0], 1e-9 * summary.volume());
    assertEquals(summary.gaps(), facts.longs("gaps")[0]);
    assertEquals(summary.longestGapNanos(), facts.longs("longest")[0]);
  }

  @Test
  void aMissingFileAndWrongSqlAreUsersErrors() {
    Path file = folder.resolve("t.parquet");
    assertEquals(
        ErrorCode.NOT_FOUND,
        assertThrows(PlimsollException.class, () -> ParquetFiles.read(file)).code());
    ParquetFiles.write(file, ArrowFilesTest.table(3));
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> ParquetFiles.query(file, "SELECT nothing"));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("DuckDB refuses"), e.getMessage());
  }
}
