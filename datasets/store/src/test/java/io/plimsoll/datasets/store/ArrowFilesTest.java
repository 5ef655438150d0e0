package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 65_535, 65_536, 65_537, 200_000})
  void everyBitComesBack(int rows) {
    ColumnTable table = table(rows);
    Path file = folder.resolve("t.arrow");
    ArrowFiles.write(file, table);
    assertSame(table, ArrowFiles.read(file));
    int[] seen = {0};
    ArrowFiles.scan(file, batch -> seen[0] += batch.rows());
    assertEquals(rows, seen[0]);
  }

  @Test
  void theSameTableGivesTheSameBytes() throws IOException {
    ArrowFiles.write(folder.resolve("a.arrow"), table(70_001));
    ArrowFiles.write(folder.resolve("b.arrow"), table(70_001));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.arrow")),
        Files.readAllBytes(folder.resolve("b.arrow")));
  }

  @Test
  void aFileThatIsNotWholeIsAnErrorThatNamesIt() throws IOException {
    Path file = folder.resolve("t.arrow");
    ArrowFiles.write(file, table(1000));
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 50; i++) {
      Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
      PlimsollException e = assertThrows(PlimsollException.class, () -> ArrowFiles.read(file));
      assertEquals(ErrorCode.CORRUPT_DATA, e.code());
      assertTrue(e.getMessage().startsWith(file.toString()));
    }
    Files.writeString(file, "timestamp,price,amount\n".repeat(100));
    assertThrows(PlimsollException.class, () -> ArrowFiles.read(file));
    assertEquals(
        ErrorCode.NOT_FOUND,
        assertThrows(PlimsollException.class, () -> ArrowFiles.read(folder.resolve("no"))).code());
  }

  @Test
  void columnsMustAgreeAndBeAskedForByTheirType() {
    ColumnTable.Builder builder = ColumnTable.builder().longs("a", new long[2]);
    assertThrows(IllegalArgumentException.class, () -> builder.ints("b", new int[3]));
    assertThrows(IllegalArgumentException.class, () -> builder.ints("a", new int[2]));
    ColumnTable table = builder.build();
    assertThrows(IllegalArgumentException.class, () -> table.doubles("a"));
    assertThrows(IllegalArgumentException.class, () -> table.longs("c"));
  }

  static ColumnTable table(int rows) {
    SplittableRandom random = new SplittableRandom(rows);
    long[] longs = random.longs(rows).toArray();
    int[] ints = random.ints(rows).toArray();
    double[] doubles = new double[rows];
    String[] texts = new String[rows];
    for (int i = 0; i < rows; i++) {
      doubles[i] = Double.longBitsToDouble(random.nextLong());
      texts[i] = i % 3 == 0 ? "" : "Größe " + i;
    }
    double[] edges = {
      Double.NaN, -0.0, 0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY, 1e300, -1e-300
    };
    System.arraycopy(edges, 0, doubles, 0, Math.min(rows, edges.length));
    return ColumnTable.builder()
        .metadata("zeta", "last")
        .metadata("alpha", "first")
        .metadata("midst", "ünï")
        .longs("l", longs)
        .doubles("d", doubles)
        .ints("i", ints)
        .texts("t", texts)
        .build();
  }

  static void assertSame(ColumnTable expected, ColumnTable actual) {
    assertEquals(expected.names(), actual.names());
    assertEquals(Map.copyOf(expected.metadata()), Map.copyOf(actual.metadata()));
    assertSameColumns(expected, actual);
  }

  static void assertSameColumns(ColumnTable expected, ColumnTable actual) {
    assertArrayEquals(expected.longs("l"), actual.longs("l"));
    assertArrayEquals(expected.ints("i"), actual.ints("i"));
    assertArrayEquals(expected.texts("t"), actual.texts("t"));
    assertArrayEquals(
        Arrays.stream(expected.doubles("d")).mapToLong(Double::doubleToRawLongBits).toArray(),
        Arrays.stream(actual.doubles("d")).mapToLong(Double::doubleToRawLongBits).toArray());
  }
}
