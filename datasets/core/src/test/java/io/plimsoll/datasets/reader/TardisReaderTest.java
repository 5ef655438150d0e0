package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The columns are those of docs.tardis.dev; the rows are made up. */
class TardisReaderTest {
  private static final InstrumentId ID = new InstrumentId("BTCUSDT");
  private static final String TRADES =
      "exchange,symbol,timestamp,local_timestamp,id,side,price,amount";
  private static final String QUOTES =
      "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount";
  private static final String BOOK =
      "exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount";
  private static final String SNAPSHOTS =
      "exchange,symbol,timestamp,local_timestamp,asks[0].price,asks[0].amount,bids[0].price,"
          + "bids[0].amount,asks[1].price,asks[1].amount,bids[1].price,bids[1].amount";
  private static final String TICKER =
      "exchange,symbol,timestamp,local_timestamp,funding_timestamp,funding_rate,"
          + "predicted_funding_rate,open_interest,last_price,index_price,mark_price";
  private static final long SECOND = 1_000_000_000L;
  private static final long T0 = 1_585_699_202 * SECOND;

  @Test
  void tradesAreAvailableWhenTheyArrivedInMicroseconds() {
    ReadResult result =
        read(
            TRADES,
            row(957_000, 1_089_980, "d2-8", "buy", "6425.5", "12"),
            row(2e6, 2e6, "", "unknown", "6425", "1"));
    assertEquals(
        List.of(
            new Trade(ID, T0 + 957_000_000, T0 + 1_089_980_000, 6425.5, 12, Trade.Aggressor.BUYER),
            new Trade(ID, T0 + 2 * SECOND, T0 + 2 * SECOND, 6425, 1, Trade.Aggressor.UNKNOWN)),
        result.events());
    assertEquals("trades; Tardis trades of BTCUSDT", result.detected().text());
  }

  @Test
  void anExchangeClockThatRunsAheadIsHeldBackToTheArrivalAndCounted() {
    ReadResult result = read(TRADES, row(3e6, 2e6, "1", "sell", "6425.5", "12"));
    assertEquals(T0 + 2 * SECOND, result.events().getFirst().eventNanos());
    assertEquals(T0 + 2 * SECOND, result.events().getFirst().availableNanos());
    assertTrue(result.detected().notes().toString().contains("1 rows happened after they arrived"));
  }

  @Test
  void quotesStandFromTheAskOutsideIn() {
    ReadResult result = read(QUOTES, row(1e6, 2e6, "86", "6423", "6422.9", "112"));
    assertEquals(
        List.of(new Quote(ID, T0 + SECOND, T0 + 2 * SECOND, 6422.9, 112, 6423, 86)),
        result.events());
  }

  @Test
  void anEmptyCellIsNoValueSoAQuoteOfOneSideIsLeftOutAndCounted() {
    ReadResult result =
        read(QUOTES, row(1e6, 1e6, "", "", "6422.9", "112"), row(2e6, 2e6, "1", "2", "1", "2"));
    assertEquals(1, result.events().size());
    assertEquals(0, result.failed().size());
    assertTrue(result.detected().notes().toString().contains("1 rows without a bid or an ask"));
  }

  @Test
  void aSnapshotRowIsAWholeBookAndEmptyCellsAreNoLevels() {
    BookDelta book =
        (BookDelta)
            read(SNAPSHOTS, row(1e6, 1e6, "101", "5", "100", "6", "102", "7", "", ""))
                .events()
                .getFirst();
    assertTrue(book.snapshot());
    assertArrayEquals(new double[] {100}, book.bidPrices(), 0);
    assertArrayEquals(new double[] {6}, book.bidQuantities(), 0);
    assertArrayEquals(new double[] {101, 102}, book.askPrices(), 0);
    assertArrayEquals(new double[] {5, 7}, book.askQuantities(), 0);
    assertBad(SNAPSHOTS, row(1e6, 1e6, "101", "", "100", "6", "102", "7", "", ""), "or neither");
  }

  @Test
  void rowsOfOneArrivalAreOneMessageAndASnapshotAfterChangesBeginsANewBook() {
    ReadResult result =
        read(
            BOOK,
            row(1e6, 1e6, "false", "bid", "99", "1"),
            row(2e6, 2e6, "true", "bid", "100", "1"),
            row(2e6, 2e6, "true", "ask", "101", "2"),
            // The rest of the snapshot came in a message of its own.
            row(2e6, 3e6, "true", "ask", "102", "3"),
            row(4e6, 5e6, "false", "bid", "100", "0"),
            row(4.5e6, 5e6, "false", "ask", "101", "4"),
            row(6e6, 6e6, "true", "bid", "98", "1"));
    assertEquals(4, result.events().size());
    BookDelta whole = (BookDelta) result.events().get(0);
    assertTrue(whole.snapshot());
    assertArrayEquals(new double[] {100}, whole.bidPrices(), 0);
    assertArrayEquals(new double[] {101}, whole.askPrices(), 0);
    BookDelta rest = (BookDelta) result.events().get(1);
    assertFalse(rest.snapshot());
    assertArrayEquals(new double[] {102}, rest.askPrices(), 0);
    BookDelta change = (BookDelta) result.events().get(2);
    assertFalse(change.snapshot());
    assertArrayEquals(new double[] {0}, change.bidQuantities(), 0);
    assertArrayEquals(new double[] {4}, change.askQuantities(), 0);
    assertEquals(T0 + 4 * SECOND + SECOND / 2, change.eventNanos());
    assertEquals(T0 + 5 * SECOND, change.availableNanos());
    assertTrue(((BookDelta) result.events().get(3)).snapshot());
    assertTrue(result.detected().notes().toString().contains("1 messages before the first whole"));
  }

  @Test
  void aDerivativeTickerGivesWhatChangedAndTheIntervalIsTheDistanceOfFundingTimes() {
    String first = String.valueOf((T0 + 3600 * SECOND) / 1000);
    String second = String.valueOf((T0 + 5 * 3600 * SECOND) / 1000);
    ReadResult result =
        read(
            TICKER,
            row(1e6, 1e6, first, "0.0001", "", "34653.5", "9364.51", "", "9365"),
            row(2e6, 2e6, first, "0.0001", "", "34653.5", "9370.00", "", "9365"),
            row(3e6, 3e6, second, "0.0001", "", "34653.5", "9370.00", "9364", "9365"),
            row(4e6, 4e6, "", "", "", "", "9371.00", "", ""));
    long four = 4 * 3600 * SECOND;
    long t1 = T0 + SECOND;
    long t3 = T0 + 3 * SECOND;
    assertEquals(
        List.of(
            new OpenInterest(ID, t1, t1, 34653.5, Double.NaN),
            new MarkPrice(ID, t1, t1, 9365, Double.NaN),
            new FundingRate(ID, t1, t1, 0.0001, four),
            new MarkPrice(ID, t3, t3, 9365, 9364),
            new FundingRate(ID, t3, t3, 0.0001, four)),
        result.events());
    assertEquals(DataKind.MIXED, result.detected().kind());
  }

  @Test
  void fundingWhoseIntervalNobodyTellsIsLeftOut() {
    ReadResult result = read(TICKER, row(1e6, 1e6, "", "0.0001", "", "", "", "", "9365"));
    assertEquals(1, result.events().size());
    assertTrue(result.detected().notes().toString().contains("1 funding rates are left out"));
  }

  @Test
  void liquidationsAreToldByTheNameAndASellClosedALong() {
    String rows =
        text(TRADES, row(1e6, 1e6, "7", "sell", "100", "3"), row(2e6, 2e6, "8", "buy", "101", "4"));
    TextSource source =
        new TextSource(
            "binance-futures_liquidations_2021-09-01_BTCUSDT.csv",
            rows.getBytes(StandardCharsets.UTF_8));
    List<? extends MarketEvent> events =
        TardisReader.read(source, ReadOptions.of(ID), Progress.NONE).events();
    long t = T0 + SECOND;
    assertEquals(new Liquidation(ID, t, t, 100, 3, true), events.get(0));
    assertFalse(((Liquidation) events.get(1)).longPosition());
    assertEquals(
        events,
        TardisReader.readLiquidations(
                new TextSource("x.csv", source.bytes()), ReadOptions.of(ID), Progress.NONE)
            .events());
  }

  @Test
  void gzipIsReadAndATruncatedOneIsCorrupt() {
    StringBuilder text = new StringBuilder(TRADES).append('\n');
    for (int i = 0; i < 5000; i++) {
      text.append(row(i, i, i * 7919 + "", "buy", 100 + i % 7 + "", i % 13 + 1 + "")).append('\n');
    }
    TextSource gz =
        new TextSource("t.csv", text.toString().getBytes(StandardCharsets.UTF_8)).gzipped();
    ReadResult result = TardisReader.read(gz, ReadOptions.of(ID), Progress.NONE);
    assertEquals(5000, result.events().size());
    assertEquals("trades; gzip, Tardis trades of BTCUSDT", result.detected().text());
    TextSource half = gz.truncated(gz.bytes().length / 2);
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> TardisReader.read(half, ReadOptions.of(ID), Progress.NONE));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
  }

  @Test
  void badRowsAreSetAsideWithLineAndReason() {
    String good = row(5e6, 5e6, "1", "buy", "100", "1");
    assertBad(TRADES, row(4e6, 4e6, "1", "buy", "100", "1"), "must not run backwards", good);
    assertBad(TRADES, row(6e6, 6e6, "1", "buy", "-100", "1"), "price must be positive", good);
    assertBad(TRADES, row(6e6, 6e6, "1", "buy", "1e300", "1"), "must be between", good);
    assertBad(TRADES, row(6e6, 6e6, "1", "buy", "x", "1"), "price must be a number", good);
    assertBad(TRADES, row(6e6, 6e6, "1", "up", "100", "1"), "side must be buy", good);
    assertBad(TRADES, "a,b", "expected 8 fields, found 2", good);
    assertBad(TRADES, good.replace("BTCUSDT", "ETHUSDT"), "symbol must be 'BTCUSDT'", good);
    assertBad(TRADES, "x,BTCUSDT,1,2,3,buy,1,1", "local_timestamp must be microseconds", good);
    assertBad(BOOK, row(6e6, 6e6, "maybe", "bid", "1", "1"), "is_snapshot must be true");
    assertBad(BOOK, row(6e6, 6e6, "true", "bid", "1", "-1"), "quantity must be zero or more");
    assertBad(TICKER, row(6e6, 6e6, "", "", "", "-1", "", "", ""), "quantity must be zero or more");
  }

  @Test
  void anotherHeaderIsAnErrorThatShowsIt() {
    PlimsollException e = assertThrows(PlimsollException.class, () -> read("a,b,c", "1,2,3"));
    assertTrue(e.getMessage().contains("its columns are [a, b, c]"), e.getMessage());
  }

  @Property(tries = 600, seed = "1")
  void flippedBytesGiveAnErrorOrValidEvents(
      @ForAll @IntRange(max = 4) int type,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 900) Integer> places,
      @ForAll byte flip) {
    String future = String.valueOf((T0 + 3600 * SECOND) / 1000);
    String later = String.valueOf((T0 + 7200 * SECOND) / 1000);
    List<String> texts =
        List.of(
            text(
                TRADES, row(1e6, 1e6, "7", "sell", "100", "3"), row(2e6, 2e6, "", "buy", "1", "4")),
            text(
                QUOTES,
                row(1e6, 2e6, "86", "6423", "6422.9", "112"),
                row(3e6, 3e6, "1", "2", "1", "2")),
            text(
                BOOK,
                row(1e6, 1e6, "true", "bid", "99", "1"),
                row(2e6, 2e6, "false", "ask", "9", "0")),
            text(SNAPSHOTS, row(1e6, 1e6, "101", "5", "100", "6", "102", "7", "", "")),
            text(
                TICKER,
                row(1e6, 1e6, future, "0.0001", "", "34653.5", "9364.51", "", "9365"),
                row(2e6, 2e6, later, "0.0002", "", "34653.5", "9364.51", "", "9365")));
    byte[] bytes = texts.get(type).getBytes(StandardCharsets.UTF_8);
    places.forEach(at -> bytes[at % bytes.length] ^= flip);
    EventChecks.check(new TextSource("fuzz.csv", bytes), TardisReader::read);
  }

  private static void assertBad(String header, String bad, String reason, String... good) {
    String[] rows = new String[good.length + 2];
    System.arraycopy(good, 0, rows, 0, good.length);
    rows[good.length] = bad;
    rows[good.length + 1] =
        header.equals(TRADES)
            ? row(9e6, 9e6, "1", "buy", "100", "1")
            : header.equals(BOOK)
                ? row(9e6, 9e6, "true", "bid", "100", "1")
                : header.equals(TICKER)
                    ? row(9e6, 9e6, "", "", "", "1", "", "", "")
                    : row(9e6, 9e6, "101", "5", "100", "6", "102", "7", "", "");
    ReadResult result = read(header, rows);
    assertEquals(1, result.failed().size(), bad);
    assertEquals(good.length + 2, result.failed().getFirst().line(), bad);
    assertTrue(
        result.failed().getFirst().reason().contains(reason), result.failed().getFirst().reason());
    assertEquals(good.length + 1, result.events().size(), bad);
  }

  /** A row whose times are microseconds after {@link #T0}. */
  private static String row(double timestamp, double local, String... cells) {
    return "binance,BTCUSDT,"
        + (T0 / 1000 + (long) timestamp)
        + ","
        + (T0 / 1000 + (long) local)
        + ","
        + String.join(",", cells);
  }

  private static String text(String header, String... rows) {
    return header + "\n" + String.join("\n", rows) + "\n";
  }

  private static ReadResult read(String header, String... rows) {
    return TardisReader.read(TextSource.of(text(header, rows)), ReadOptions.of(ID), Progress.NONE);
  }
}
