package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.DataKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class FormatsTest {
  private static final String TARDIS =
      "exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount\n"
          + "okex,btc-usdt,1585699202957000,1585699203089980,true,bid,6425.5,12\n";
  private static final String SOCKET =
      "1723161255088169167 {\"e\":\"trade\",\"E\":1723161255080,\"T\":1723161255079,"
          + "\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"61800.30\",\"q\":\"0.006\",\"m\":false}\n";

  @TempDir Path folder;

  @Test
  void formatsAndInstrumentsAreToldByALookAtTheFile() throws IOException {
    assertFormat("tardis", "BTC-USDT", write("a.csv", TARDIS));
    assertFormat("binance-websocket", "BTCUSDT", write("whatever.gz", SOCKET));
    assertFormat("csv", "ETH", write("eth-1m.csv", "timestamp,price,amount\n1,2,3\n"));
    assertFormat("csv", "EMPTY", write("empty.csv", ""));
    Path packed = folder.resolve("b.csv.xz");
    Files.write(packed, xz(TARDIS));
    assertFormat("tardis", "BTC-USDT", packed);
  }

  @Test
  void aFileIsImportedAsWhatItIsAndStaysTheSameWhenItIsImportedAgain() throws IOException {
    Catalog catalog = new Catalog(folder.resolve("home"));
    Path file = folder.resolve("feed.log.xz");
    Files.write(file, xz(SOCKET + SOCKET.replace("255088169167", "255088169168")));
    ImportRequest request = ImportRequest.of(file);
    DatasetManifest manifest = catalog.importFile(request, Progress.NONE).manifest();
    assertEquals("feed", manifest.name());
    assertEquals(DataKind.TRADES, manifest.kind());
    assertEquals(2, manifest.rows());
    assertEquals(Sha256.of(file), manifest.sourceSha256());
    assertEquals(
        ImportReport.Status.UNCHANGED, catalog.importFile(request, Progress.NONE).status());
    assertEquals(List.of(), catalog.verify("feed").problems());
  }

  @Test
  void aFormatCanBeGiven() throws IOException {
    Path file =
        write("x.csv", TARDIS.replace("is_snapshot,", "id,").replace(",true,bid", ",7,sell"));
    Catalog catalog = new Catalog(folder.resolve("home"));
    ImportRequest request = ImportRequest.of(file).withFormat(Formats.named("tardis-liquidations"));
    assertEquals(
        DataKind.LIQUIDATIONS, catalog.importFile(request, Progress.NONE).manifest().kind());
    PlimsollException e = assertThrows(PlimsollException.class, () -> Formats.named("telegraph"));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("lobster, tardis, tardis-liquidations"), e.getMessage());
  }

  @Test
  void aTruncatedXzIsCorrupt() throws IOException {
    StringBuilder text = new StringBuilder(TARDIS);
    for (int i = 0; i < 20_000; i++) {
      text.append("okex,btc-usdt,1585699202957000,").append(1585699203089980L + i * 7919L % 131);
      text.append(",false,bid,").append(6425 + i * 31 % 977).append(",1\n");
    }
    byte[] whole = xz(text.toString());
    Path file = folder.resolve("t.csv.xz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                new Catalog(folder.resolve("home"))
                    .importFile(ImportRequest.of(file).withMaxBadRows(100_000), Progress.NONE));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
  }

  @Test
  void aFewBytesThatUnpackWithoutEndAreRefused() throws IOException {
    byte[] packed = xz("timestamp,price,amount\n1704067200,1,1\n" + "\n".repeat(40_000_000));
    Path file = folder.resolve("bomb.csv.xz");
    Files.write(file, packed);
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                new Catalog(folder.resolve("home"))
                    .importFile(ImportRequest.of(file), Progress.NONE));
    assertTrue(e.getMessage().contains("unpacks to more than"), e.getMessage());
  }

  @Test
  void aRealDayOfLobsterAndARealFeedAreStoredAndReplayedBitForBit() throws IOException {
    Path lobster = data().resolve("lob_amzn_2012-06-21/LOBSTER_SampleFile_AMZN_2012-06-21_5.zip");
    Path feed = data().resolve("l2_binance_2024-08-08/cm_ethusd_perp_20240808.gz");
    String otherwise = "skipped: no " + lobster + "; set PLIMSOLL_DATA to the folder that holds it";
    if (!Files.exists(lobster) || !Files.exists(feed)) {
      System.out.println(otherwise);
    }
    assumeTrue(Files.exists(lobster) && Files.exists(feed), otherwise);
    Catalog catalog = new Catalog(folder.resolve("home"));
    for (Path file : List.of(lobster, feed)) {
      ImportRequest request = ImportRequest.of(file);
      DatasetManifest manifest = catalog.importFile(request, Progress.NONE).manifest();
      assertEquals(
          file.equals(lobster) ? "AMZN" : "ETHUSD_PERP", manifest.instruments().getFirst().value());
      assertEquals(DataKind.MIXED, manifest.kind());
      assertEquals(0, manifest.quarantined());
      assertEquals(List.of(), catalog.verify(manifest.name()).problems());
      List<MarketEvent> stored = new ArrayList<>();
      catalog.events(manifest.name()).forEach(stored::add);
      List<? extends MarketEvent> read =
          Formats.read(CsvSource.of(file), request.readOptions(), Progress.NONE).events();
      assertEquals(read.size(), stored.size());
      for (int i = 0; i < stored.size(); i += 97) {
        assertEquals(EventTablesTest.bits(read.get(i)), EventTablesTest.bits(stored.get(i)));
      }
    }
  }

  private void assertFormat(String format, String instrument, Path file) {
    CsvSource source = CsvSource.of(file);
    assertEquals(format, Formats.of(source).name(), file.toString());
    assertEquals(instrument, ImportRequest.of(file).instrument().value(), file.toString());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] xz(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(1))) {
      xz.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
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
