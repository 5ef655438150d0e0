package io.plimsoll.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.store.ArrowFiles;
import io.plimsoll.datasets.store.ColumnTable;
import io.plimsoll.features.FeatureTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureTableFilesTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBitForBit() {
    FeatureTable table = Market.features(Market.bars(1).subList(0, 2000));
    Path file = folder.resolve("features.arrow");
    FeatureTableFiles.write(file, table);
    FeatureTable read = FeatureTableFiles.read(file);
    assertEquals(table.instrument(), read.instrument());
    assertEquals(table.viewVersion(), read.viewVersion());
    assertEquals(table.columns(), read.columns());
    for (String column : table.columns()) {
      assertArrayEquals(table.column(column), read.column(column));
    }
    assertEquals(table.asOfNanos(7), read.asOfNanos(7));
  }

  @Test
  void aTableWithoutRowsIsReadToo() {
    Path file = folder.resolve("empty.arrow");
    FeatureTableFiles.write(file, new FeatureTable.Builder(Market.XYZ, "v", List.of("a")).build());
    assertEquals(0, FeatureTableFiles.read(file).size());
  }

  @Test
  void anotherKindOfTableIsRefused() {
    Path file = folder.resolve("other.arrow");
    ArrowFiles.write(file, ColumnTable.builder().doubles("x", new double[] {1}).build());
    PlimsollException e = assertThrows(PlimsollException.class, () -> FeatureTableFiles.read(file));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
  }
}
