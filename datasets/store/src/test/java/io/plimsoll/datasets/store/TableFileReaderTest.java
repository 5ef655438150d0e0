package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.DataKind;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.datasets.reader.ReadResult;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileReaderTest {
  private static final InstrumentId ID = new InstrumentId("X");
  private static final long MINUTE = 60_000_000_000L;

  /** 2024-01-01T00:00:00Z. */
  private static final long START = 1_704_067_200_000_000_000L;

  @TempDir Path folder;

  @Test
  void barsWithTimestampsOfAnyKindAndDecimalsAreRead() throws SQLException {
    for (String time :
        List.of(
            "TIMESTAMP '2024-01-01 00:00:00' + to_minutes(i)",
            "(TIMESTAMP '2024-01-01 00:00:00' + to_minutes(i))::TIMESTAMP_NS",
            "(TIMESTAMP '2024-01-01 00:00:00' + to_minutes(i))::TIMESTAMP_MS",
            "timezone('UTC', TIMESTAMP '2024-01-01 00:00:00' + to_minutes(i))",
            "1704067200000 + 60000 * i",
            "(1704067200 + 60 * i)::INTEGER")) {
      Path file =
          parquet(
              "SELECT "
                  + time
                  + " AS \"Open time\", 10.5::DECIMAL(9,2) AS o, 12::FLOAT AS h, 9 AS l,"
                  + " 11::DOUBLE AS c, i AS volume FROM range(3) t(i)");
      ReadResult result = read(file);
      assertEquals(3, result.events().size(), time);
      Bar bar = (Bar) result.events().get(1);
      assertEquals(START + MINUTE, bar.openNanos(), time);
      assertEquals(START + 2 * MINUTE, bar.availableNanos(), time);
      assertEquals(10.5, bar.open(), 0);
      assertEquals(9, bar.low(), 0);
      assertTrue(result.detected().text().startsWith("bars of 1m stamped at open; Parquet; "));
    }
  }

  @Test
  void everyDoubleIsReadAsItWasWritten() throws SQLException {
    // Shortest decimals, subnormals aside: what has no short decimal form must survive as well.
    Random random = new Random(1);
    double[] prices = random.doubles(2000, 1e-6, 1e6).toArray();
    long[] times = new long[prices.length];
    Arrays.setAll(times, i -> START + i);
    Path file = folder.resolve("t.parquet");
    ParquetFiles.write(
        file,
        ColumnTable.builder()
            .longs("timestamp_ns", times)
            .doubles("price", prices)
            .doubles("qty", prices)
            .build());
    List<? extends MarketEvent> events = read(file).events();
    assertEquals(prices.length, events.size());
    for (int i = 0; i < prices.length; i++) {
      assertEquals(
          new Trade(ID, times[i], times[i], prices[i], prices[i], Trade.Aggressor.UNKNOWN),
          events.get(i));
    }
  }

  @Test
  void quotesAreReadAndNullsAreRowsSetAside() throws SQLException {
    Path file =
        parquet(
            "SELECT 1704067200000 + i AS timestamp, CASE WHEN i = 1 THEN NULL ELSE 99.5 END AS"
                + " bid_price, 1 AS bid_qty, 100 AS ask_price, 2 AS ask_qty, 'x' AS note FROM"
                + " range(3) t(i)");
    ReadResult result = read(file);
    assertEquals(DataKind.QUOTES, result.detected().kind());
    assertEquals(new Quote(ID, START, START, 99.5, 1, 100, 2), result.events().getFirst());
    assertEquals(2, result.events().size());
    assertEquals(1, result.failed().size());
    assertEquals(3, result.failed().getFirst().line());
    assertTrue(result.detected().text().endsWith("ignored: note"), result.detected().text());
  }

  @Test
  void arrowFilesWithTimesOfAZoneAreRead() throws IOException {
    Path file = arrow();
    ReadResult result = read(file);
    assertEquals(
        List.of(
            new Trade(ID, START, START, 0.1, 3, Trade.Aggressor.BUYER),
            new Trade(ID, START + 1000, START + 1000, 0.1, 3, Trade.Aggressor.SELLER)),
        result.events());
    assertEquals("arrow", Formats.of(CsvSource.of(file)).name());
    assertTrue(result.detected().text().startsWith("trades; Arrow; "), result.detected().text());
    assertEquals(Sha256.of(file), result.sourceSha256());
  }

  @Test
  void anImportFindsTheFormatAndOtherTablesAreRefusedWithTheirColumns()
      throws IOException, SQLException {
    Catalog catalog = new Catalog(folder.resolve("home"));
    Path trades = arrow();
    assertEquals(2, catalog.importFile(ImportRequest.of(trades), Progress.NONE).manifest().rows());
    assertEquals(List.of(), catalog.verify("trades").problems());
    Path other = parquet("SELECT 1 AS a, 2 AS b");
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(other));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("Found: 'a,b'"), e.getMessage());
  }

  @Test
  void truncatedAndGarbledFilesAreErrorsThatNameTheFile() throws IOException, SQLException {
    Path parquet =
        parquet("SELECT 1704067200000 + i AS timestamp, 100 AS price, 2 AS qty FROM range(9) t(i)");
    for (Path file : List.of(parquet, arrow())) {
      byte[] whole = Files.readAllBytes(file);
      Random random = new Random(7);
      for (int i = 0; i < 60; i++) {
        byte[] bytes = i < 6 ? Arrays.copyOf(whole, whole.length * i / 6) : whole.clone();
        for (int flips = 0; flips < 3 && i >= 6; flips++) {
          // The first bytes tell the format; without them the file is something else.
          bytes[8 + random.nextInt(bytes.length - 8)] ^= (byte) (1 << random.nextInt(8));
        }
        Path bad = Files.write(folder.resolve("bad"), bytes);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> validOrError(bad));
      }
    }
  }

  private static void validOrError(Path bad) {
    try {
      for (MarketEvent event : read(bad).events()) {
        Trade trade = (Trade) event;
        assertTrue(trade.price() > 0 && trade.quantity() > 0);
      }
    } catch (PlimsollException e) {
      assertTrue(e.getMessage().startsWith("bad: "), e.getMessage());
    }
  }

  private static ReadResult read(Path file) {
    return Formats.read(CsvSource.of(file), ReadOptions.of(ID), Progress.NONE);
  }

  private Path parquet(String select) throws SQLException {
    Path file = folder.resolve("x.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  /** Two trades as other programs write them: times of a zone, texts, values that may be null. */
  private Path arrow() throws IOException {
    Path file = folder.resolve("trades.arrow");
    Schema schema =
        new Schema(
            List.of(
                Field.nullable("time", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
                Field.nullable("side", new ArrowType.Utf8()),
                Field.nullable("px", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                Field.nullable(
                    "size", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE))));
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        ArrowFileWriter writer = new ArrowFileWriter(root, null, channel)) {
      root.allocateNew();
      for (int i = 0; i < 2; i++) {
        ((TimeStampMicroTZVector) root.getVector("time")).setSafe(i, START / 1000 + i);
        ((VarCharVector) root.getVector("side"))
            .setSafe(i, (i == 0 ? "buy" : "sell").getBytes(StandardCharsets.UTF_8));
        ((Float8Vector) root.getVector("px")).setSafe(i, 0.1);
        ((Float8Vector) root.getVector("size")).setSafe(i, 3);
      }
      root.setRowCount(2);
      writer.start();
      writer.writeBatch();
      writer.end();
    }
    return file;
  }
}
