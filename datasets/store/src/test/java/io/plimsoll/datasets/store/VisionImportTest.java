package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.reader.CsvReader;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.DataKind;
import io.plimsoll.datasets.reader.FileNames;
import io.plimsoll.datasets.reader.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of Binance's public archive on their way into the catalog and out of it. */
class VisionImportTest {
  private static final String FUNDING =
      "calc_time,funding_interval_hours,last_funding_rate\n1704067200001,8,0.0001\n";

  @TempDir Path home;
  private Catalog catalog;

  /** A file as it is published: its name, the kind it becomes, its text. */
  private record Published(String name, DataKind kind, String... lines) {}

  static List<Published> published() {
    return List.of(
        new Published(
            "BTCUSDT-5m-2024-01-01.zip",
            DataKind.BARS,
            "1704067200000,100,102,99,101,5,1704067499999,505,7,3,303,0",
            "1704067500000,101,103,100,102,6,1704067799999,612,8,2,204,0"),
        new Published(
            "BTCUSDT-aggTrades-2024-01-01.zip",
            DataKind.TRADES,
            "26129,100.5,4.7,27781,27781,1704067200153,true",
            "26130,100.6,0.2,27782,27784,1704067200154,false"),
        new Published(
            "BTCUSDT-bookTicker-2024-01-01.zip",
            DataKind.QUOTES,
            "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,"
                + "event_time",
            "100,50000,1,50001,2,1704067200024,1704067200033"),
        new Published(
            "BTCUSDT-bookDepth-2024-01-01.zip",
            DataKind.DEPTH,
            "timestamp,percentage,depth,notional",
            "2024-01-01 00:00:08,-1,5,500",
            "2024-01-01 00:00:08,1,4,440"),
        new Published(
            "BTCUSDT-metrics-2024-01-01.zip",
            DataKind.MIXED,
            "create_time,symbol,sum_open_interest,sum_open_interest_value,"
                + "count_toptrader_long_short_ratio,sum_toptrader_long_short_ratio,"
                + "count_long_short_ratio,sum_taker_long_short_vol_ratio",
            "2024-01-01 00:05:00,BTCUSDT,71450,3005,1.85,,2.05,1.0",
            "2024-01-01 00:00:00,BTCUSDT,71400,3000,1.8,1.1,2,1.1"),
        new Published(
            "BTCUSDT-fundingRate-2024-01.zip",
            DataKind.FUNDING,
            "calc_time,funding_interval_hours,last_funding_rate",
            "1704067200001,8,0.0001"),
        new Published(
            "BTCUSD_PERP-liquidationSnapshot-2024-01-01.zip",
            DataKind.LIQUIDATIONS,
            "time,side,order_type,time_in_force,original_quantity,price,average_price,order_status,"
                + "last_fill_quantity,accumulated_fill_quantity",
            "1704067200022,SELL,LIMIT,IOC,9,67934.2,68000,FILLED,3,8",
            "1704067200022,SELL,LIMIT,IOC,9,67934.2,68000,FILLED,3,8"));
  }

  @BeforeEach
  void open() {
    catalog = new Catalog(home);
  }

  private Path zip(String name, String text) throws IOException {
    Path file = home.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name.replace(".zip", ".csv")));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @ParameterizedTest
  @MethodSource("published")
  void whatIsPublishedIsStoredAndComesBackAsItWasRead(Published file) throws IOException {
    Path zip = zip(file.name(), String.join("\n", file.lines()) + "\n");
    DatasetManifest manifest = catalog.importFile(ImportRequest.of(zip), Progress.NONE).manifest();
    assertEquals(file.kind(), manifest.kind());
    List<MarketEvent> stored = new ArrayList<>();
    catalog.events(manifest.name()).forEach(stored::add);
    List<? extends MarketEvent> read =
        CsvReader.read(
                CsvSource.of(zip), ReadOptions.of(FileNames.instrument(file.name())), Progress.NONE)
            .events();
    // Records of arrays are equal only to themselves, their texts differ in hash codes only.
    assertEquals(texts(read), texts(stored));
    assertTrue(catalog.verify(manifest.name()).ok(), catalog.verify(manifest.name()).toString());
  }

  private static List<String> texts(List<? extends MarketEvent> events) {
    return events.stream()
        .map(
            e ->
                e instanceof io.plimsoll.datasets.market.DepthBands d
                    ? d.eventNanos()
                        + java.util.Arrays.toString(d.bidNotional())
                        + java.util.Arrays.toString(d.askNotional())
                    : e.toString())
        .toList();
  }

  @Test
  void theChecksumBesideAFileIsHeld() throws IOException {
    Path zip = zip("BTCUSDT-fundingRate-2024-01.zip", FUNDING);
    Path beside = home.resolve("BTCUSDT-fundingRate-2024-01.zip.CHECKSUM");
    Files.writeString(beside, Sha256.of(zip) + "  BTCUSDT-fundingRate-2024-01.zip\n");
    String name = catalog.importFile(ImportRequest.of(zip), Progress.NONE).manifest().name();
    assertEquals("btcusdt-fundingrate-2024-01", name);
    Files.writeString(beside, "0".repeat(64) + "  BTCUSDT-fundingRate-2024-01.zip\n");
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> catalog.importFile(ImportRequest.of(zip).withName("other"), Progress.NONE));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
    assertTrue(e.getMessage().contains(".CHECKSUM beside it says 000000000000"), e.getMessage());
    Files.writeString(beside, "not a checksum");
    assertTrue(
        assertThrows(
                PlimsollException.class,
                () -> catalog.importFile(ImportRequest.of(zip).withName("other"), Progress.NONE))
            .getMessage()
            .contains("64 hexadecimal digits"));
  }

  @Test
  void thePremiumIndexIsNotTakenForPrices() throws IOException {
    // On a day on which it was positive throughout, nothing but the folder tells.
    Path folder = home.resolve("data/futures/um/daily/premiumIndexKlines/BTCUSDT/5m");
    Files.createDirectories(folder);
    Path zip =
        Files.move(
            zip(
                "BTCUSDT-5m-2024-01-01.zip",
                "1704067200000,0.0004,0.0005,0.0003,0.0004,0,1704067499999,0,60,0,0,0\n"),
            folder.resolve("BTCUSDT-5m-2024-01-01.zip"));
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> catalog.importFile(ImportRequest.of(zip), Progress.NONE));
    assertTrue(e.getMessage().contains("premium as a fraction"), e.getMessage());
  }

  @Test
  void theSameFileWithAnotherDelayIsNotTheSameData() throws IOException {
    ImportRequest request =
        ImportRequest.of(zip("BTCUSDT-fundingRate-2024-01.zip", FUNDING)).withDelayNanos(1_000);
    DatasetManifest manifest = catalog.importFile(request, Progress.NONE).manifest();
    assertEquals(
        List.of(
            "the file does not say when a row was received: it is taken to be available PT0.000001S"
                + " after it happened"),
        manifest.notes());
    assertEquals(
        ImportReport.Status.UNCHANGED, catalog.importFile(request, Progress.NONE).status());
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> catalog.importFile(request.withDelayNanos(2_000), Progress.NONE));
    assertEquals(ErrorCode.CONFLICT, e.code());
  }
}
