package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Trade;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  private static final InstrumentId X = new InstrumentId("X-USD");
  private static final long MINUTE = 60_000_000_000L;

  /** 2024-01-01T00:00:00Z. */
  private static final long START = 1_704_067_200_000_000_000L;

  @Test
  void barsInTheUsualOrderEndOneSpanAfterTheirStamp() {
    ReadResult result =
        read(
            "timestamp_ms,open,high,low,close,volume",
            "1704067200000,10,12,9,11,5",
            "1704067500000,11,11.5,10.5,11,0");
    assertEquals(
        List.of(
            bar(START, 5 * MINUTE, 10, 12, 9, 11, 5),
            bar(START + 5 * MINUTE, 5 * MINUTE, 11, 11.5, 10.5, 11, 0)),
        result.events());
    assertEquals(5 * MINUTE, result.detected().barSpanNanos());
    assertEquals(
        "bars of 5m stamped at open; comma-separated with header; times in milliseconds since 1970;"
            + " time=timestamp_ms, open=open, high=high, low=low, close=close, volume=volume",
        result.detected().text());
  }

  @Test
  void columnsMayStandInAnyOrderAndUnknownOnesAreIgnoredAndNamed() {
    // Bitfinex writes open, close, high, low.
    ReadResult result =
        read(
            "Volume;Low;note;Close;HIGH;Open;Time",
            "5;9;a;11;12;10;2024-01-01 00:00:00",
            "5;9;b;11;12;10;2024-01-01 00:01:00");
    assertEquals(bar(START, MINUTE, 10, 12, 9, 11, 5), result.events().getFirst());
    assertEquals(List.of("note"), result.detected().ignored());
    assertEquals(';', result.detected().delimiter());
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "1704067200, 1704067260",
    "1704067200.000, 1704067260.0",
    "1704067200000, 1704067260000",
    "1704067200000000, 1704067260000000",
    "1704067200000000000, 1704067260000000000",
    "1.7040672E12, 1.70406726E12",
    "2024-01-01T00:00:00Z, 2024-01-01T00:01:00Z",
    "2024-01-01 00:00:00.000000, 2024-01-01 00:01:00.000000",
    "2024-01-01T01:00:00+01:00, 2024-01-01T01:01:00+01:00",
    "2023-12-31 19:00 -0500, 2023-12-31 19:01 -0500",
    "2024-01-01 00:00:00 UTC, 2024-01-01 00:01:00 UTC"
  })
  void timesAreUnderstoodInEveryUnitAndAsText(String first, String second) {
    ReadResult result =
        read("ts,open,high,low,close,volume", first + ",1,1,1,1,1", second + ",1,1,1,1,1");
    assertEquals(
        List.of(START + MINUTE, START + 2 * MINUTE),
        result.events().stream().map(e -> e.eventNanos()).toList());
  }

  @Test
  void tradesWithoutHeaderAreReadInTheirUsualOrder() {
    ReadResult result = read("1704067200,100.5,0.25", "1704067201,101,1e-3");
    assertEquals(
        List.of(
            new Trade(X, START, START, 100.5, 0.25, Trade.Aggressor.UNKNOWN),
            new Trade(
                X,
                START + 1_000_000_000L,
                START + 1_000_000_000L,
                101,
                0.001,
                Trade.Aggressor.UNKNOWN)),
        result.events());
    assertEquals(false, result.detected().header());
  }

  @Test
  void tradesKnowTheirSideAndWhenTheyWereReceived() {
    // Tardis: microseconds, ordered by local_timestamp.
    ReadResult result =
        read(
            "exchange,symbol,timestamp,local_timestamp,id,side,price,amount",
            "e,XUSD,1704067200000000,1704067200000500,1,buy,100,1",
            "e,XUSD,1704067200000000,1704067200000600,2,sell,99,2",
            "e,XUSD,1704067200000001,1704067200000000,3,,98,3");
    // A receiving clock that is behind: availability is never before the event. Sorted by
    // availability, the third is first.
    assertEquals(
        List.of(
            new Trade(X, START + 1000, START + 1000, 98, 3, Trade.Aggressor.UNKNOWN),
            new Trade(X, START, START + 500_000, 100, 1, Trade.Aggressor.BUYER),
            new Trade(X, START, START + 600_000, 99, 2, Trade.Aggressor.SELLER)),
        result.events());
    assertEquals(1, result.reordered());
  }

  @Test
  void aBuyerWhoIsMakerWasHitByASeller() {
    ReadResult result =
        read(
            "id,price,qty,time,is_buyer_maker",
            "1,100,1,1704067200000,True",
            "2,100,1,1704067200000,false");
    assertEquals(
        List.of(Trade.Aggressor.SELLER, Trade.Aggressor.BUYER),
        result.events().stream().map(e -> ((Trade) e).aggressor()).toList());
  }

  @Test
  void klinesWithoutHeaderTellTradesAndSignedVolume() {
    ReadResult result =
        read(
            "1704067200000,10,12,9,11,5,1704067259999,50,7,4,40,0",
            "1704067260000,11,11,11,11,2,1704067319999,22,1,0,0,0");
    Bar first = (Bar) result.events().getFirst();
    assertEquals(7, first.trades());
    // 4 bought of 5: 4 - 1.
    assertEquals(3, first.signedVolume(), 0);
    assertEquals(-2, ((Bar) result.events().getLast()).signedVolume(), 0);
  }

  @Test
  void aBadRowInTheMiddleIsSetAsideWithItsLineAndReasonAndReadingGoesOn() {
    ReadResult result =
        read(
            "timestamp,price,amount",
            "1704067200,100,1",
            "1704067201,-5,1",
            "1704067202,abc,1",
            "1704067203,100",
            "1704067204,100,1,extra",
            "yesterday,100,1",
            "1704067205,100,0",
            "1704067206,1e400,1",
            "1704067207,NaN,1",
            "1704067208,100,1");
    assertEquals(2, result.events().size());
    assertEquals(
        List.of(
            "3: price must be positive and finite, was -5.0: 1704067201,-5,1",
            "4: price must be a number, was 'abc': 1704067202,abc,1",
            "5: expected 3 fields, found 2: 1704067203,100",
            "6: expected 3 fields, found more: 1704067204,100,1,extra",
            "7: time must be seconds since 1970 between 1980 and 2100, was 'yesterday':"
                + " yesterday,100,1",
            "8: quantity must be positive and finite, was 0.0: 1704067205,100,0",
            "9: price must be positive and finite, was Infinity: 1704067206,1e400,1",
            "10: price must be a number, was 'NaN': 1704067207,NaN,1"),
        result.failed().stream().map(f -> f.line() + ": " + f.reason() + ": " + f.item()).toList());
  }

  @Test
  void oneBadRowTooManyFailsTheReading() {
    TextSource source =
        TextSource.of("timestamp,price,amount", "1704067200,1,1", "bad,1,1", "worse,1,1");
    assertEquals(
        2, CsvReader.read(source, new ReadOptions(X, 0, 2), Progress.NONE).failed().size());
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> CsvReader.read(source, new ReadOptions(X, 0, 1), Progress.NONE));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("test.csv: more than 1 bad rows; the first: line 3"));
  }

  @Test
  void rowsOutOfOrderAreSortedAndCounted() {
    ReadResult result =
        read(
            "timestamp,price,amount",
            "1704067202,3,1",
            "1704067200,1,1",
            "1704067202,4,1",
            "1704067201,2,1");
    assertEquals(
        List.of(1.0, 2.0, 3.0, 4.0),
        result.events().stream().map(e -> ((Trade) e).price()).toList());
    assertEquals(2, result.reordered());
  }

  @Test
  void equalTradesAreKeptWithoutIdentifierAndDroppedWithOne() {
    ReadResult without =
        read("timestamp,price,amount", "1704067200,1,1", "1704067200,1,1", "1704067200,1,2");
    assertEquals(3, without.events().size());
    assertEquals(1, without.repeated());
    assertEquals(0, without.duplicates());
    ReadResult with =
        read(
            "timestamp,price,amount,id",
            "1704067200,1,1,a",
            "1704067200,1,1,a",
            "1704067200,1,1,b");
    assertEquals(2, with.events().size());
    assertEquals(1, with.duplicates());
    assertEquals(0, with.repeated());
  }

  @Test
  void equalBarsAreDroppedAndContradictingOnesSetAside() {
    ReadResult result =
        read(
            "timestamp,open,high,low,close,volume",
            "1704067200,1,1,1,1,1",
            "1704067260,2,2,2,2,1",
            "1704067200,1,1,1,1,1",
            "1704067260,2,2,2,2,9",
            "1704067320,3,3,3,3,1",
            "1704067320,3,3,3,3,1");
    assertEquals(3, result.events().size());
    assertEquals(2, result.duplicates());
    assertEquals(1, result.failed().size());
    assertEquals(5, result.failed().getFirst().line());
    assertEquals(
        "another bar opens at 2024-01-01T00:01:00Z with other values, on line 3",
        result.failed().getFirst().reason());
  }

  @Test
  void aBarThatOpensBeforeTheOneBeforeEndedIsSetAsideAsItStands() {
    ReadResult result =
        read(
            "timestamp,open,high,low,close,volume",
            "1704067200,1,1,1,1,1",
            "1704067260,2,2,2,2,1",
            "1704067290,9,9,9,9,1",
            "1704067320,3,3,3,3,1",
            "1704067380,3,3,3,3,1",
            "1704067440,3,3,3,3,1");
    assertEquals(5, result.events().size());
    assertEquals("1704067290,9,9,9,9,1", result.failed().getFirst().item());
    assertEquals(4, result.failed().getFirst().line());
  }

  @Test
  void aGapDoesNotChangeTheSpan() {
    ReadResult result =
        read(
            "timestamp,open,high,low,close,volume",
            "1704067200,1,1,1,1,1",
            "1704067260,1,1,1,1,1",
            "1704067320,1,1,1,1,1",
            "1704070000,1,1,1,1,1");
    assertEquals(MINUTE, result.detected().barSpanNanos());
    assertEquals(4, result.events().size());
  }

  @Test
  void oneBarNeedsItsSpanTold() {
    TextSource source =
        TextSource.of("timestamp,open,high,low,close,volume", "1704067200,1,1,1,1,1");
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(source));
    assertTrue(e.getMessage().contains("give the length of a bar"), e.getMessage());
    ReadResult result = CsvReader.read(source, new ReadOptions(X, MINUTE, 0), Progress.NONE);
    assertEquals(START + MINUTE, result.events().getFirst().availableNanos());
  }

  @Test
  void anUnknownHeaderIsAnErrorThatNamesWhatIsThereAndWhatIsUnderstood() {
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> read("name,age,shoe size", "a,1,2"));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("Found: 'name,age,shoe size'"), e.getMessage());
    assertTrue(e.getMessage().contains("missing for trades: time, price, quantity"));
    assertTrue(e.getMessage().contains("timestamp, open, high, low, close, volume"));
    PlimsollException f = assertThrows(PlimsollException.class, () -> read("1704067200,1,1,1,1"));
    assertTrue(f.getMessage().contains("no header, and 5 columns"), f.getMessage());
  }

  @Test
  void aFundingRateFileDressedAsBarsIsRecognised() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                read(
                    "timestamp_ms,open,high,low,close,volume",
                    "1735603200000,0.0001,0,0,0,0",
                    "1735632000000,-0.0001,0,0,0,0",
                    "1735660800000,0,0,0,0,0"));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("looks like a funding-rate file"), e.getMessage());
  }

  @Test
  void aLongFundingRateFileIsRecognisedAtTheLimitOfBadRows() {
    String[] lines = new String[3000];
    lines[0] = "timestamp_ms,open,high,low,close,volume";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = (1735603200000L + i * 28_800_000L) + ",0.0001,0,0,0,0";
    }
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(lines));
    assertTrue(e.getMessage().contains("looks like a funding-rate file"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 11, 200, 40_000})
  void aTruncatedGzipNamesTheFileAndHowFarItCame(int length) {
    TextSource whole = manyTrades(20_000).gzipped();
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> read(whole.truncated(length)));
    // One byte is no gzip yet, only text that is no header.
    assertEquals(length == 1 ? ErrorCode.INVALID_INPUT : ErrorCode.CORRUPT_DATA, e.code());
    assertTrue(e.getMessage().startsWith("test.csv.gz: "), e.getMessage());
    assertTrue(length == 1 || e.getMessage().contains(" whole rows (truncated"), e.getMessage());
  }

  @Test
  void aGzipThatLacksOnlyItsChecksumIsTruncatedToo() {
    TextSource whole = manyTrades(20_000).gzipped();
    assertEquals(20_000, read(whole).events().size());
    assertTrue(read(whole).detected().gzip());
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> read(whole.truncated(whole.bytes().length - 3)));
    assertTrue(e.getMessage().contains("after 20000 whole rows"), e.getMessage());
  }

  @Test
  void aGzipWithADamagedMiddleIsAnError() {
    TextSource whole = manyTrades(20_000).gzipped();
    whole.bytes()[whole.bytes().length / 2] ^= 0x55;
    whole.bytes()[whole.bytes().length / 2 + 1] ^= 0x33;
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(whole));
    assertTrue(
        e.code() == ErrorCode.CORRUPT_DATA || e.code() == ErrorCode.INVALID_INPUT, e.getMessage());
  }

  @Test
  void aMissingFileAndADirectoryAreNamed(@TempDir Path folder) {
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> CsvSource.of(folder.resolve("none.csv")));
    assertEquals(ErrorCode.NOT_FOUND, e.code());
    assertTrue(e.getMessage().endsWith("none.csv"));
    assertEquals(
        ErrorCode.INVALID_INPUT,
        assertThrows(PlimsollException.class, () -> CsvSource.of(folder)).code());
  }

  @Test
  void emptyFilesAndFilesWithoutRowsAreErrors() {
    assertTrue(
        assertThrows(PlimsollException.class, () -> read(new TextSource("e.csv", new byte[0])))
            .getMessage()
            .contains("e.csv: is empty"));
    assertTrue(
        assertThrows(PlimsollException.class, () -> read("timestamp,price,amount"))
            .getMessage()
            .contains("has a header and no rows"));
    assertTrue(
        assertThrows(
                PlimsollException.class, () -> read("timestamp,price,amount", "1704067200,b,c"))
            .getMessage()
            .contains("none of 1 rows could be read; the first: line 2"));
  }

  @Test
  void datesThatAreAmbiguousAreRefusedAtOnce() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> read("Date,Open,High,Low,Close,Volume", "1/4/1999,1,1,1,1,1"));
    assertTrue(e.getMessage().contains("no time is understood, the first is '1/4/1999'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\u0005\u0006", "\u00FD7zXZ\u0000", "BZh9", "PAR1"})
  void archivesAreNamed(String start) {
    byte[] bytes = (start + "xyz").getBytes(StandardCharsets.ISO_8859_1);
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> read(new TextSource("a.bin", bytes)));
    assertTrue(e.getMessage().startsWith("a.bin: is "), e.getMessage());
    assertTrue(e.getMessage().endsWith("give the CSV in it, plain, gzip or zip"), e.getMessage());
  }

  @Test
  void byteOrderMarkCarriageReturnsQuotesBlankLinesAndAMissingLastLineEndAreFine() {
    String text =
        "\uFEFFtimestamp,price,amount\r\n\r\n\"1704067200\", 100.5 ,1\r\n1704067201,101,2";
    ReadResult result = read(new TextSource("w.csv", text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(2, result.events().size());
    assertEquals(100.5, ((Trade) result.events().getFirst()).price(), 0);
  }

  @Test
  void aLineWithoutEndIsOneBadRowAndNoMoreMemory() {
    TextSource source =
        TextSource.of(
            "timestamp,price,amount", "1704067200,1,1", "9".repeat(300_000), "1704067201,1,1");
    ReadResult result = read(source);
    assertEquals(2, result.events().size());
    assertEquals("longer than 65536 bytes", result.failed().getFirst().reason());
    assertTrue(result.failed().getFirst().item().length() < 400);
  }

  @Test
  void aSecondSymbolIsSetAside() {
    ReadResult result =
        read("timestamp,symbol,price,amount", "1704067200,A,1,1", "1704067201,B,1,1");
    assertEquals(
        "symbol must be 'A' as in the first row, was 'B'", result.failed().getFirst().reason());
  }

  @Test
  void aRowInAnotherUnitThanTheRestIsSetAside() {
    ReadResult result =
        read("ts,price,amount", "1704067200000,1,1", "1704067201000,1,1", "1704067202,1,1");
    assertEquals(1, result.failed().size());
    assertEquals(4, result.failed().getFirst().line());
  }

  @Test
  void progressIsToldInBytesOfTheWhole() {
    TextSource source = manyTrades(20_000);
    long[] last = new long[2];
    CsvReader.read(
        source,
        ReadOptions.of(X),
        (step, done, total) -> {
          assertTrue(done >= last[0]);
          last[0] = done;
          last[1] = total;
        });
    assertEquals(source.size(), last[0]);
    assertEquals(source.size(), last[1]);
  }

  private static TextSource manyTrades(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder("timestamp,price,amount\n");
    for (int i = 0; i < rows; i++) {
      text.append(1704067200 + i).append(',').append(100 + random.nextDouble());
      text.append(',').append(1 + random.nextDouble()).append('\n');
    }
    return new TextSource("test.csv", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Bar bar(
      long opened, long span, double open, double high, double low, double close, double volume) {
    return new Bar(
        X, opened, opened + span, opened + span, open, high, low, close, volume, Double.NaN, -1);
  }

  private static ReadResult read(String... lines) {
    return read(TextSource.of(lines));
  }

  private static ReadResult read(TextSource source) {
    return CsvReader.read(source, ReadOptions.of(X), Progress.NONE);
  }
}
