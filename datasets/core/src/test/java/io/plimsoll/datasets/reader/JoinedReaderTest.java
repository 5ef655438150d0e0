package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedReaderTest {
  private static final InstrumentId BTC = new InstrumentId("BTCUSDT");
  private static final String BARS = "timestamp,open,high,low,close,volume";

  private static TextSource file(String name, String... lines) {
    return new TextSource(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static ReadResult read(CsvSource... files) {
    return read(ReadOptions.of(BTC), files);
  }

  private static ReadResult read(ReadOptions options, CsvSource... files) {
    return new JoinedReader(CsvReader::read)
        .read(new JoinedFiles(List.of(files)), options, Progress.NONE);
  }

  private static void assertRefused(String words, CsvSource... files) {
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(files));
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }

  @Test
  void daysAreReadAsOneWhateverTheirOrder() {
    TextSource first = file("a.csv", BARS, "1704067200,1,1,1,1,1", "1704067260,2,2,2,2,1");
    TextSource second = file("b.csv", BARS, "1704067320,3,3,3,3,1", "1704067380,4,4,4,4,1");
    ReadResult result = read(second, first);
    assertEquals(
        List.of(1.0, 2.0, 3.0, 4.0), result.events().stream().map(e -> ((Bar) e).close()).toList());
    assertEquals(DataKind.BARS, result.detected().kind());
    assertEquals(60_000_000_000L, result.detected().barSpanNanos());
    assertEquals(result.events(), read(first, second).events());
  }

  @Test
  void theBytesAreThoseOfTheFilesOneAfterAnother() throws Exception {
    TextSource first = file("a.csv", BARS, "1704067200,1,1,1,1,1", "1704067260,2,2,2,2,1");
    TextSource second = file("b.csv", BARS, "1704067320,3,3,3,3,1", "1704067380,4,4,4,4,1");
    JoinedFiles joined = new JoinedFiles(List.of(first, second));
    byte[] both = new byte[first.bytes().length + second.bytes().length];
    System.arraycopy(first.bytes(), 0, both, 0, first.bytes().length);
    System.arraycopy(second.bytes(), 0, both, first.bytes().length, second.bytes().length);
    try (InputStream in = joined.open()) {
      assertArrayEquals(both, in.readAllBytes());
    }
    assertEquals(both.length, joined.size());
    assertEquals("a.csv and 1 more", joined.name());
    // The reader's own checksum of the same bytes in one file is the outside value.
    assertEquals(
        CsvReader.read(new TextSource("both.csv", both), new ReadOptions(BTC, 0, 1), Progress.NONE)
            .sourceSha256(),
        read(first, second).sourceSha256());
  }

  @Test
  void whatStandsInTwoFilesAlikeIsThereOnce() {
    TextSource month =
        file("m.csv", BARS, "1704067200,1,1,1,1,1", "1704067260,2,2,2,2,1", "1704067320,3,3,3,3,1");
    TextSource day = file("d.csv", BARS, "1704067320,3,3,3,3,1", "1704067380,4,4,4,4,1");
    ReadResult result = read(month, day);
    assertEquals(4, result.events().size());
    assertEquals(1, result.duplicates());
  }

  @Test
  void whatContradictsTheFilesBeforeIsSetAside() {
    TextSource month = file("m.csv", BARS, "1704067200,1,1,1,1,1", "1704067260,2,2,2,2,1");
    TextSource other = file("b.csv", BARS, "1704067260,2,2,2,2,9", "1704067320,4,4,4,4,1");
    // Opens amid the month's second bar.
    TextSource amid = file("c.csv", BARS, "1704067290,2,2,2,2,1", "1704067350,4,4,4,4,1");
    String reason = "the files before have other bars of 2024-01-01T00:01:00Z";
    for (TextSource file : List.of(other, amid)) {
      ReadResult result = read(month, file);
      assertEquals(3, result.events().size());
      assertEquals(file.name() + ": " + reason, result.failed().getFirst().reason());
      PlimsollException e =
          assertThrows(
              PlimsollException.class, () -> read(new ReadOptions(BTC, 0, 0), month, file));
      assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
  }

  @Test
  void barsOfSeveralLengthsAreNotOneDataset() {
    TextSource month = file("m.csv", BARS, "1704067200,1,1,1,1,1", "1704067260,2,2,2,2,1");
    assertRefused(
        "bars of one dataset must have one length, the files have 1m, 5m",
        month,
        file("b.csv", BARS, "1704070800,2,2,2,2,1", "1704071100,4,4,4,4,1"));
  }

  @Test
  void tradesOfFilesThatOverlapAreRefused() {
    TextSource day = file("a.csv", "id,time,price,qty", "1,1704067200,1,1", "2,1704067260,1,1");
    TextSource next = file("b.csv", "id,time,price,qty", "3,1704067260,1,1", "4,1704067320,1,1");
    assertEquals(4, read(day, next).events().size());
    assertRefused("before a.csv ends at 2024-01-01T00:01:00Z; give each time once", day, day);
  }

  @Test
  void kindsAreWovenTogetherInTheOrderInWhichTheyBecameKnown() {
    ReadResult result =
        read(
            file("a.csv", "id,time,price,qty", "1,1704067200,1,1", "2,1704067260,1,1"),
            file(
                "b.csv",
                "calc_time,funding_interval_hours,last_funding_rate",
                "1704067230000,8,0.0001"));
    assertEquals(
        List.of(Trade.class, FundingRate.class, Trade.class),
        result.events().stream().map(Object::getClass).toList());
    assertEquals(DataKind.MIXED, result.detected().kind());
    assertTrue(result.detected().text().contains("2 files: trades"), result.detected().text());
    assertTrue(result.detected().notes().toString().contains("joined: b.csv, sha256 "));
  }

  @Test
  void badRowsCountOverAllFilesAndSayWhichTheyStandIn() {
    TextSource one = file("a.csv", "id,time,price,qty", "1,1704067200,1,1", "2,x,1,1");
    TextSource two = file("b.csv", "id,time,price,qty", "3,1704067260,1,1", "4,x,1,1");
    assertEquals(
        List.of("a.csv", "b.csv"),
        read(one, two).failed().stream().map(f -> f.reason().substring(0, 5)).toList());
    assertThrows(PlimsollException.class, () -> read(new ReadOptions(BTC, 0, 1), one, two));
  }

  @Test
  void filesOfSeveralInstrumentsDoNotTellOne() {
    JoinedFiles files =
        new JoinedFiles(List.of(file("BTCUSDT-5m-2024-01.zip"), file("ETHUSDT-5m-2024-01.zip")));
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, files::instrument);
    assertTrue(String.valueOf(e.getMessage()).contains("[BTCUSDT, ETHUSDT]"), e.getMessage());
    assertEquals(BTC, new JoinedFiles(List.of(file("BTCUSDT-5m-2024-01.zip"))).instrument());
  }

  @Test
  void theWholeEqualsItsParts() {
    // Cut a random walk of trades anywhere: joined again, it is what it was.
    StringBuilder all = new StringBuilder("id,time,price,qty\n");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(i + "," + (1_704_067_200L + i) + "," + (100 + i * 37 % 11) + ",1");
    }
    rows.forEach(row -> all.append(row).append('\n'));
    List<? extends MarketEvent> whole =
        CsvReader.read(file("w.csv", all.toString()), ReadOptions.of(BTC), Progress.NONE).events();
    for (int cut = 1; cut < 200; cut += 13) {
      String[] head = new String[cut + 1];
      String[] tail = new String[200 - cut + 1];
      head[0] = "id,time,price,qty";
      tail[0] = head[0];
      for (int i = 0; i < 200; i++) {
        if (i < cut) {
          head[i + 1] = rows.get(i);
        } else {
          tail[i - cut + 1] = rows.get(i);
        }
      }
      assertEquals(whole, read(file("t.csv", tail), file("h.csv", head)).events());
    }
  }
}
