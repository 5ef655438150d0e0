package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.reader.DataKind;
import io.plimsoll.datasets.reader.Detected;
import io.plimsoll.datasets.reader.ReadResult;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTablesTest {
  private static final InstrumentId ID = new InstrumentId("BTC-USD");
  private static final long START = 1_704_067_200_000_000_000L;

  /** A NaN that is not the usual one: bit for bit means this too. */
  private static final double ODD_NAN = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);

  @TempDir Path folder;

  @Test
  void everyKindComesBackBitForBit() {
    for (Map.Entry<DataKind, LongFunction<MarketEvent>> kind : samples().entrySet()) {
      List<MarketEvent> events = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        events.add(kind.getValue().apply(i));
      }
      assertEquals(kind.getKey(), DataKind.of(events));
      assertRoundTrip(kind.getKey(), events);
    }
  }

  @Test
  void aMixedStreamComesBackInItsOneOrder() {
    assertRoundTrip(DataKind.MIXED, mixed(5000));
  }

  @Test
  void booksLongerThanARecordBatchComeBack() {
    List<MarketEvent> events = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      events.add(book(i));
    }
    assertRoundTrip(DataKind.BOOK, events);
  }

  @Test
  void everyKindIsSampled() {
    assertEquals(DataKind.values().length - 1, samples().size());
  }

  @Test
  void anUnknownKindIsAnErrorThatSaysSo() {
    ColumnTable table =
        ColumnTable.builder()
            .metadata("plimsoll.kind", "orders")
            .metadata("plimsoll.instrument", "X")
            .build();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> EventTables.forEach(table, event -> {}));
    assertTrue(e.getMessage().endsWith("was 'orders'"), e.getMessage());
  }

  @Test
  void aMixedDatasetIsStoredSummedUpVerifiedAndExported() throws IOException {
    List<MarketEvent> events = mixed(5000);
    Path file = Files.writeString(folder.resolve("feed.log"), "anything");
    Detected detected = Detected.of(DataKind.MIXED, false, "made by hand", List.of("a note"));
    ImportRequest request =
        ImportRequest.of(file)
            .withName("feed")
            .withReader((source, options, progress) -> result(events, detected));
    Catalog catalog = new Catalog(folder.resolve("home"));
    DatasetManifest manifest = catalog.importFile(request, Progress.NONE).manifest();
    assertEquals(DataKind.MIXED, catalog.manifest("feed").kind());
    assertEquals("mixed; made by hand", manifest.detected());
    assertEquals(List.of("a note"), manifest.notes());
    // The sample's bars open a minute before their time; the first row is not one of them.
    long first = events.stream().mapToLong(EventTablesTest::begin).min().orElseThrow();
    assertEquals(first, manifest.firstNanos());
    assertEquals(
        events.stream().mapToLong(MarketEvent::eventNanos).max().orElseThrow(),
        manifest.lastNanos());
    assertEquals(List.of(), catalog.verify("feed").problems());
    DatasetSummary summary = catalog.summary("feed");
    assertEquals(5000, summary.rowsByKind().values().stream().mapToLong(Long::longValue).sum());
    assertEquals(500, summary.rowsByKind().get(DataKind.BOOK));

    Path parquet = folder.resolve("feed.parquet");
    ParquetFiles.export(catalog.eventsFile("feed"), parquet);
    ColumnTable back = ParquetFiles.read(parquet);
    ColumnTable stored = ArrowFiles.read(catalog.eventsFile("feed"));
    assertTrue(Arrays.deepEquals(stored.doubleLists("values"), back.doubleLists("values")));
  }

  @Test
  void gapsOfWhatComesAtIntervalsAreToldFromTheMedian() throws IOException {
    // Every 5 minutes, but two are missing after the third: one gap of 15 minutes.
    long step = 300_000_000_000L;
    List<MarketEvent> events = new ArrayList<>();
    for (int i : new int[] {0, 1, 2, 5, 6, 7, 8}) {
      events.add(new OpenInterest(ID, START + i * step, START + i * step, 10 + i, Double.NaN));
    }
    Path file = Files.writeString(folder.resolve("oi.csv"), "anything");
    Detected detected = Detected.of(DataKind.OPEN_INTEREST, false, "made by hand", List.of());
    ImportRequest request =
        ImportRequest.of(file).withReader((source, options, progress) -> result(events, detected));
    Catalog catalog = new Catalog(folder.resolve("home"));
    catalog.importFile(request, Progress.NONE);
    DatasetSummary summary = catalog.summary("oi");
    assertEquals(1, summary.gaps());
    assertEquals(3 * step, summary.longestGapNanos());
    assertEquals(START + 2 * step, summary.longestGapFromNanos());
    assertTrue(Double.isNaN(summary.lowestPrice()));
    assertEquals(0, summary.volume(), 0);
  }

  private void assertRoundTrip(DataKind kind, List<MarketEvent> events) {
    Path file = folder.resolve(kind.text() + ".arrow");
    ArrowFiles.write(file, EventTables.of(kind, ID, events));
    List<MarketEvent> back = new ArrayList<>();
    ArrowFiles.scan(file, batch -> EventTables.forEach(batch, back::add));
    assertEquals(events.size(), back.size(), kind.text());
    for (int i = 0; i < events.size(); i++) {
      assertEquals(bits(events.get(i)), bits(back.get(i)), kind.text() + " row " + i);
    }
    back.clear();
    EventTables.forEach(ArrowFiles.read(file), back::add);
    assertEquals(bits(events.getLast()), bits(back.getLast()), kind.text());
  }

  private static ReadResult result(List<MarketEvent> events, Detected detected) {
    return new ReadResult(events, detected, List.of(), 0, 0, 0, "0".repeat(64));
  }

  private static List<MarketEvent> mixed(int count) {
    List<LongFunction<MarketEvent>> kinds = List.copyOf(samples().values());
    List<MarketEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(kinds.get(i % kinds.size()).apply(i));
    }
    return events;
  }

  private static long begin(MarketEvent event) {
    return event instanceof Bar bar ? bar.openNanos() : event.eventNanos();
  }

  private static Map<DataKind, LongFunction<MarketEvent>> samples() {
    Map<DataKind, LongFunction<MarketEvent>> samples = new EnumMap<>(DataKind.class);
    Trade.Aggressor[] sides = Trade.Aggressor.values();
    samples.put(
        DataKind.TRADES,
        i -> new Trade(ID, at(i), at(i) + 7, 0.1 * (i + 1), 3, sides[(int) i % 3]));
    samples.put(
        DataKind.BARS,
        i -> new Bar(ID, at(i) - 60, at(i), at(i), 1, 3, 0.1, 2, i, i % 2 == 0 ? ODD_NAN : -i, -1));
    samples.put(DataKind.QUOTES, i -> new Quote(ID, at(i), at(i) + 1, 99.5, 0, 1e300, i));
    samples.put(
        DataKind.DEPTH,
        i -> new DepthBands(ID, at(i), at(i), new double[] {0, 1, 1, i + 1}, new double[4]));
    samples.put(DataKind.BOOK, EventTablesTest::book);
    samples.put(DataKind.OPEN_INTEREST, i -> new OpenInterest(ID, at(i), at(i), i, ODD_NAN));
    samples.put(DataKind.FUNDING, i -> new FundingRate(ID, at(i), at(i), -1e-4, 28_800 + i));
    samples.put(DataKind.MARKS, i -> new MarkPrice(ID, at(i), at(i), i + 1, Double.NaN));
    samples.put(
        DataKind.LIQUIDATIONS, i -> new Liquidation(ID, at(i), at(i), 5, 1e-300, i % 2 == 0));
    samples.put(DataKind.RATIOS, i -> new LongShortRatio(ID, at(i), at(i), 1.5, ODD_NAN, 0, 2));
    return samples;
  }

  private static BookDelta book(long i) {
    Random random = new Random(i);
    double[][] sides = new double[4][];
    for (int side = 0; side < 2; side++) {
      int levels = random.nextInt(4);
      sides[2 * side] = random.doubles(levels, 1, 2).toArray();
      sides[2 * side + 1] = random.doubles(levels, 0, 2).toArray();
    }
    boolean numbered = i % 3 != 0;
    return new BookDelta(
        ID,
        at(i),
        at(i) + i % 900,
        i % 5 == 0,
        numbered ? i : BookDelta.NO_ID,
        numbered ? Long.MAX_VALUE - i : BookDelta.NO_ID,
        i - 1,
        sides[0],
        sides[1],
        sides[2],
        sides[3]);
  }

  private static long at(long i) {
    return START + 1000 * i;
  }

  /** All fields of an event, floating-point numbers as their bits. */
  static List<Object> bits(MarketEvent event) {
    List<Object> fields = new ArrayList<>(List.of(event.getClass()));
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      Object field;
      try {
        field = component.getAccessor().invoke(event);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
      fields.add(
          switch (field) {
            case Double d -> Double.doubleToRawLongBits(d);
            case double[] list ->
                Arrays.stream(list).mapToObj(Double::doubleToRawLongBits).toList();
            default -> field;
          });
    }
    return fields;
  }
}
