package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.store.ImportReport.Status;
import io.plimsoll.datasets.store.ImportRequest.Existing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
  private static final long START = 1_704_067_200_000_000_000L;
  private static final long MINUTE = 60_000_000_000L;

  @TempDir Path folder;
  private Path home;
  private Catalog catalog;

  @BeforeEach
  void open() {
    home = folder.resolve("home");
    catalog = new Catalog(home);
  }

  @Test
  void anImportedFileIsListedShownAndReplayed() throws IOException {
    ImportReport report = importBars("BTC_USDT-1m.csv", bars(5));
    assertEquals(Status.IMPORTED, report.status());
    DatasetManifest manifest = catalog.manifest("btc-usdt-1m");
    assertEquals(report.manifest(), manifest);
    assertEquals(List.of(manifest), catalog.list());
    assertEquals(List.of(new InstrumentId("BTC_USDT")), manifest.instruments());
    assertEquals(MINUTE, manifest.barSpanNanos());
    assertEquals(START, manifest.firstNanos());
    assertEquals(START + 5 * MINUTE, manifest.lastNanos());
    List<MarketEvent> events = new ArrayList<>();
    catalog.events("btc-usdt-1m").forEach(events::add);
    assertEquals(5, events.size());
    assertEquals(
        new Bar(
            new InstrumentId("BTC_USDT"),
            START,
            START + MINUTE,
            START + MINUTE,
            10,
            12,
            9,
            11,
            0,
            Double.NaN,
            -1),
        events.getFirst());
  }

  @Test
  void theSummaryTellsGapsAndPrices() throws IOException {
    // Minutes 0, 1, 2, 5, 6, 20: minutes 3 and 4 are missing (2 minutes), then 7 to 19 (13
    // minutes).
    String rows = row(0) + row(1) + row(2) + row(5) + row(6) + row(20);
    importBars("x-1m.csv", "timestamp,open,high,low,close,volume\n" + rows);
    DatasetSummary summary = catalog.summary("x-1m");
    assertEquals(2, summary.gaps());
    assertEquals(13 * MINUTE, summary.longestGapNanos());
    assertEquals(START + 7 * MINUTE, summary.longestGapFromNanos());
    assertEquals(9, summary.lowestPrice(), 0);
    assertEquals(12, summary.highestPrice(), 0);
    // Volume is the minute's number.
    assertEquals(34, summary.volume(), 0);
    assertEquals(5, summary.firstRows().size());
  }

  @Test
  void importingTheSameAgainIsANoOpAndSomethingElseIsRefusedUnlessItIsToReplace()
      throws IOException {
    importBars("x-1m.csv", bars(5));
    Path events = catalog.eventsFile("x-1m");
    Object before = Files.getLastModifiedTime(events);
    assertEquals(Status.UNCHANGED, importBars("x-1m.csv", bars(5)).status());
    assertEquals(before, Files.getLastModifiedTime(events));

    PlimsollException e =
        assertThrows(PlimsollException.class, () -> importBars("x-1m.csv", bars(6)));
    assertEquals(ErrorCode.CONFLICT, e.code());
    assertTrue(e.getMessage().contains("dataset 'x-1m' exists with other content"));
    assertEquals(5, catalog.manifest("x-1m").rows());

    ImportRequest request = ImportRequest.of(folder.resolve("x-1m.csv"));
    ImportReport replaced =
        catalog.importFile(request.withExisting(Existing.REPLACE), Progress.NONE);
    assertEquals(Status.REPLACED, replaced.status());
    assertEquals(6, catalog.manifest("x-1m").rows());
    assertTrue(catalog.verify("x-1m").ok());
    assertOnly("x-1m");

    PlimsollException other =
        assertThrows(
            PlimsollException.class,
            () ->
                catalog.importFile(
                    request.withInstrument(new InstrumentId("OTHER")), Progress.NONE));
    assertEquals(ErrorCode.CONFLICT, other.code());
  }

  @Test
  void theSameFileGivesTheSameBytesInAnyCatalog() throws IOException {
    importBars("x-1m.csv", bars(70_000));
    Catalog second = new Catalog(folder.resolve("elsewhere"));
    second.importFile(ImportRequest.of(folder.resolve("x-1m.csv")), Progress.NONE);
    assertEquals(catalog.manifest("x-1m"), second.manifest("x-1m"));
    assertArrayEquals(
        Files.readAllBytes(catalog.eventsFile("x-1m")),
        Files.readAllBytes(second.eventsFile("x-1m")));
  }

  @Test
  void aBadRowInTheMiddleStandsInTheQuarantineWithLineReasonAndRow() throws IOException {
    String text = "timestamp,open,high,low,close,volume\n" + row(0) + row(1);
    ImportReport report = importBars("x-1m.csv", text + "17,\"1\",x\n" + row(2));
    assertEquals(3, report.manifest().rows());
    assertEquals(1, report.manifest().quarantined());
    assertEquals(4, report.quarantineSample().getFirst().line());
    assertEquals(
        List.of("line,reason,row", "4,\"expected 6 fields, found 3\",\"17,\"\"1\"\",x\""),
        Files.readAllLines(catalog.quarantineFile("x-1m")));
    assertTrue(catalog.verify("x-1m").ok());
  }

  @Test
  void afterAFailedImportNothingIsThere() throws IOException {
    Path missing = folder.resolve("missing.csv");
    assertEquals(
        ErrorCode.NOT_FOUND,
        assertThrows(PlimsollException.class, () -> ImportRequest.of(missing)).code());
    assertThrows(PlimsollException.class, () -> importBars("u.csv", "a,b\n1,2\n"));
    assertThrows(
        PlimsollException.class,
        () -> importBars("f.csv", "ts,open,high,low,close,volume\n1735603200,0.001,0,0,0,0\n"));
    Path truncated = folder.resolve("t-1m.csv.gz");
    byte[] whole = gzip(bars(5000));
    Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> catalog.importFile(ImportRequest.of(truncated), Progress.NONE));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
    assertTrue(e.getMessage().contains("t-1m.csv.gz: the bytes end or break after "));
    assertOnly();
    assertEquals(List.of(), catalog.list());
  }

  @Test
  void anImportThatDiesWhileStoringLeavesTheOldDatasetUntouched() throws IOException {
    importBars("x-1m.csv", bars(5));
    byte[] before = Files.readAllBytes(catalog.eventsFile("x-1m"));
    Path other = write("other-1m.csv", bars(7));
    ImportRequest request = ImportRequest.of(other).withName("x-1m").withExisting(Existing.REPLACE);
    assertThrows(
        IllegalStateException.class,
        () ->
            catalog.importFile(
                request,
                (step, done, total) -> {
                  if (step.startsWith("storing")) {
                    throw new IllegalStateException("pulled the plug");
                  }
                }));
    assertArrayEquals(before, Files.readAllBytes(catalog.eventsFile("x-1m")));
    assertOnly("x-1m");
  }

  @Test
  void whatAKilledProcessLeftIsClearedByTheNextImport() throws IOException {
    importBars("x-1m.csv", bars(5));
    Path datasets = home.resolve("datasets");
    // Killed while writing "new"; killed between the two renames of "x-1m"; killed before clearing
    // the old "y".
    Files.createDirectories(datasets.resolve(".new-new"));
    Files.writeString(datasets.resolve(".new-new").resolve("events.arrow"), "half");
    Files.move(datasets.resolve("x-1m"), datasets.resolve(".old-x-1m"));
    assertFalse(catalog.has("x-1m"));
    importBars("y-1m.csv", bars(3));
    assertOnly("x-1m", "y-1m");
    assertEquals(5, catalog.manifest("x-1m").rows());
    assertTrue(catalog.verify("x-1m").ok());
  }

  @Test
  void verifyNamesTheFileAndBothChecksums() throws IOException {
    importBars("x-1m.csv", bars(500));
    Path events = catalog.eventsFile("x-1m");
    byte[] bytes = Files.readAllBytes(events);
    // A byte in the middle of the last column's data.
    bytes[bytes.length / 2] ^= 1;
    Files.write(events, bytes);
    VerifyReport report = catalog.verify("x-1m");
    assertFalse(report.ok());
    String problem = report.problems().getFirst();
    assertTrue(problem.startsWith(events.toString()), problem);
    assertTrue(problem.contains(catalog.manifest("x-1m").dataSha256()), problem);
    assertTrue(problem.contains(Sha256.of(events)), problem);

    Files.write(events, Arrays.copyOf(bytes, 1000));
    assertTrue(catalog.verify("x-1m").problems().toString().contains("cannot be read again"));
    Files.delete(events);
    assertTrue(catalog.verify("x-1m").problems().toString().contains("is missing"));
    Files.delete(catalog.quarantineFile("x-1m"));
    assertFalse(catalog.verify("x-1m").ok());
  }

  @Test
  void aBrokenManifestIsAnErrorThatNamesIt() throws IOException {
    importBars("x-1m.csv", bars(5));
    Path manifest = catalog.eventsFile("x-1m").resolveSibling("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"rows\"", "\"row\""));
    PlimsollException e = assertThrows(PlimsollException.class, () -> catalog.manifest("x-1m"));
    assertTrue(e.getMessage().startsWith(manifest.toString()), e.getMessage());
    Files.writeString(manifest, "{");
    assertEquals(
        ErrorCode.CORRUPT_DATA,
        assertThrows(PlimsollException.class, () -> catalog.manifest("x-1m")).code());
  }

  @Test
  void anUnknownDatasetIsNamedBesideThoseThatAreThere() throws IOException {
    importBars("x-1m.csv", bars(5));
    PlimsollException e = assertThrows(PlimsollException.class, () -> catalog.events("nope"));
    assertEquals(ErrorCode.NOT_FOUND, e.code());
    assertTrue(e.getMessage().contains("there are x-1m"), e.getMessage());
    assertEquals(
        ErrorCode.INVALID_INPUT,
        assertThrows(PlimsollException.class, () -> catalog.manifest("../x")).code());
  }

  @Test
  void whatTheConsumerThrowsPasses() throws IOException {
    importBars("x-1m.csv", bars(5));
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            catalog
                .events("x-1m")
                .forEach(
                    event -> {
                      throw new UnsupportedOperationException();
                    }));
  }

  @Test
  void importsFromManyThreadsWaitForEachOther() throws Exception {
    List<Callable<Status>> tasks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Path file = write("t" + i / 2 + "-1m.csv", bars(100));
      tasks.add(() -> catalog.importFile(ImportRequest.of(file), Progress.NONE).status());
    }
    List<Status> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Status> future : threads.invokeAll(tasks)) {
        statuses.add(future.get());
      }
    }
    assertEquals(3, statuses.stream().filter(s -> s == Status.IMPORTED).count());
    assertEquals(3, statuses.stream().filter(s -> s == Status.UNCHANGED).count());
    assertOnly("t0-1m", "t1-1m", "t2-1m");
  }

  private ImportReport importBars(String name, String text) throws IOException {
    return catalog.importFile(ImportRequest.of(write(name, text)), Progress.NONE);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void assertOnly(String... names) throws IOException {
    try (Stream<Path> found = Files.list(home.resolve("datasets"))) {
      assertEquals(
          List.of(names),
          found
              .map(p -> p.getFileName().toString())
              .filter(n -> !n.equals(".lock"))
              .sorted()
              .toList());
    }
  }

  private static String bars(int count) {
    StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
    for (int i = 0; i < count; i++) {
      text.append(row(i));
    }
    return text.toString();
  }

  private static String row(int minute) {
    return (1_704_067_200 + 60 * minute) + ",10,12,9,11," + minute + "\n";
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
