package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedColumnsTest {
  private static final int ROWS = 150_000;

  @TempDir Path folder;

  private Path written() {
    Path file = folder.resolve("table.arrow");
    ArrowFiles.write(
        file,
        ColumnTable.builder()
            .texts(
                "name", IntStream.range(0, ROWS).mapToObj(i -> "n" + i % 7).toArray(String[]::new))
            .longs(
                "nanos",
                IntStream.range(0, ROWS).mapToLong(i -> 1_700_000_000_000_000_000L + i).toArray())
            .ints("side", IntStream.range(0, ROWS).map(i -> i % 3).toArray())
            .doubles("price", IntStream.range(0, ROWS).mapToDouble(i -> i / 7.0).toArray())
            .build());
    return file;
  }

  @Test
  void columnsAreReadWhereTheyLieOverRecordBatches() {
    try (MappedColumns columns = MappedColumns.open(written())) {
      assertEquals(List.of("name", "nanos", "side", "price"), columns.names());
      assertEquals(ROWS, columns.rows());
      assertTrue(columns.doubles("price").size() > 1);
      int row = 0;
      for (MemorySegment batch : columns.doubles("price")) {
        for (long i = 0; i < batch.byteSize() / Double.BYTES; i++) {
          assertEquals(row++ / 7.0, batch.getAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, i));
        }
      }
      assertEquals(ROWS, row);
      assertEquals(
          1_700_000_000_000_000_000L,
          columns.longs("nanos").getFirst().get(ValueLayout.JAVA_LONG_UNALIGNED, 0));
    }
  }

  @Test
  void whatCannotBeReadSoIsRefusedByName() throws IOException {
    Path file = written();
    try (MappedColumns columns = MappedColumns.open(file)) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> columns.doubles("nanos"))
              .getMessage()
              .contains("'nanos' holds"));
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> columns.doubles("volume"))
              .getMessage()
              .contains("no column 'volume'"));
    }
    byte[] bytes = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.arrow");
    for (int length : new int[] {0, 7, 100, bytes.length / 2, bytes.length - 1}) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      PlimsollException error =
          assertThrows(PlimsollException.class, () -> MappedColumns.open(cut));
      assertEquals(ErrorCode.CORRUPT_DATA, error.code());
      assertTrue(error.getMessage().startsWith(cut.toString()), error.getMessage());
    }
    assertEquals(
        ErrorCode.NOT_FOUND,
        assertThrows(PlimsollException.class, () -> MappedColumns.open(folder.resolve("no")))
            .code());
  }
}
