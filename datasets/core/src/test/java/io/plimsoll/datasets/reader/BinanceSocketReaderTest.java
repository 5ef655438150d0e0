package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Messages of the forms that Binance sends; times in milliseconds after {@link #T0}. */
class BinanceSocketReaderTest {
  private static final InstrumentId ID = new InstrumentId("BTCUSDT");
  private static final long MILLI = 1_000_000L;
  private static final long T0 = 1_723_161_255_000L;

  @Test
  void changesBeforeTheSnapshotComeAfterItKnownWhenItWasKnown() {
    ReadResult result =
        read(
            depth(10, 5, 101, 105, 100),
            depth(20, 15, 106, 108, 105),
            depth(30, 25, 109, 110, 108),
            snapshot(40, 106),
            depth(50, 45, 111, 112, 110));
    // The first ends before the snapshot's number, the second reaches over it.
    List<BookDelta> books = result.events().stream().map(BookDelta.class::cast).toList();
    assertEquals(List.of(106L, 108L, 110L, 112L), books.stream().map(BookDelta::lastId).toList());
    assertTrue(books.getFirst().snapshot());
    assertEquals(
        List.of(nanos(40), nanos(40), nanos(40), nanos(50)),
        books.stream().map(BookDelta::availableNanos).toList());
    assertEquals(nanos(15), books.get(1).eventNanos());
    assertEquals(105, books.get(1).previousId());
    assertArrayEquals(new double[] {100, 99}, books.getFirst().bidPrices(), 0);
    assertArrayEquals(new double[] {101.5}, books.getFirst().askPrices(), 0);
    assertTrue(result.detected().notes().toString().contains("1 changes of the book that its"));
  }

  @Test
  void spotNumbersItsChangesWithoutNamingTheOneBefore() {
    BookDelta change =
        (BookDelta)
            read(
                    snapshot(1, 100),
                    line(
                        10,
                        "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":"
                            + (T0 + 9)
                            + ",\"s\":\"BTCUSDT\",\"U\":101,\"u\":103,\"b\":[[\"99.50\",\"0.00\"]],\"a\":[]}}"))
                .events()
                .get(1);
    assertEquals(101, change.firstId());
    assertEquals(103, change.lastId());
    assertEquals(BookDelta.NO_ID, change.previousId());
    assertEquals(nanos(9), change.eventNanos());
    assertArrayEquals(new double[] {99.5}, change.bidPrices(), 0);
    assertArrayEquals(new double[] {0}, change.bidQuantities(), 0);
  }

  @Test
  void aGapIsShownAndTheNextSnapshotTaken() {
    ReadResult result =
        read(
            snapshot(1, 100),
            depth(2, 2, 101, 102, 100),
            snapshot(3, 100),
            depth(10, 10, 105, 106, 104),
            depth(11, 11, 107, 108, 106),
            snapshot(20, 107));
    // The snapshot at 3 is not needed; the change at 10 does not follow and is given, those at 10
    // and 11 wait, and the one that reaches over the snapshot at 20 comes after it.
    List<BookDelta> books = result.events().stream().map(BookDelta.class::cast).toList();
    assertEquals(
        List.of(100L, 102L, 106L, 107L, 108L), books.stream().map(BookDelta::lastId).toList());
    assertEquals(
        List.of(true, false, false, true, false), books.stream().map(BookDelta::snapshot).toList());
    String notes = result.detected().notes().toString();
    assertTrue(notes.contains("1 gaps") && notes.contains("1 snapshots of a book"), notes);
  }

  @Test
  void aTradeHappensWhenTheVenueMadeItAndTheMakersSideTellsTheAggressor() {
    ReadResult result = read(trade(10, 4, "100.10", "2", true), trade(11, 5, "100", "1", false));
    assertEquals(
        List.of(
            new Trade(ID, nanos(4), nanos(10), 100.10, 2, Trade.Aggressor.SELLER),
            new Trade(ID, nanos(5), nanos(11), 100, 1, Trade.Aggressor.BUYER)),
        result.events());
  }

  @Test
  void fillsOfTheInsuranceFundAreNoTrades() {
    ReadResult result =
        read(
            trade(10, 4, "100", "2", true),
            trade(11, 5, "0", "0", true).replace("MARKET", "INSURANCE_FUND"));
    assertEquals(1, result.events().size());
    assertTrue(
        result.detected().notes().toString().contains("left out: 1 of trade of INSURANCE_FUND"));
  }

  @Test
  void theBestBidAndAskOfSpotHaveNoTimeOfTheirOwn() {
    ReadResult result =
        read(
            line(
                7,
                "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"61837.63\",\"B\":\"3.7\",\"a\":\"61837.64\",\"A\":\"1.5\"}}"),
            line(
                9,
                "{\"e\":\"bookTicker\",\"u\":2,\"s\":\"BTCUSDT\",\"b\":\"2\",\"B\":\"3\",\"a\":\"4\",\"A\":\"5\",\"T\":"
                    + (T0 + 6)
                    + ",\"E\":"
                    + (T0 + 8)
                    + "}"));
    assertEquals(
        List.of(
            new Quote(ID, nanos(7), nanos(7), 61837.63, 3.7, 61837.64, 1.5),
            new Quote(ID, nanos(6), nanos(9), 2, 3, 4, 5)),
        result.events());
  }

  @Test
  void aLocalClockThatRunsBehindIsMovedByTheLeastThatIsNeeded() {
    // Sent 3 ms after it was received, and 1 ms: the clock is at least 3 ms behind.
    ReadResult result =
        read(
            trade(10, 12, "100", "2", true).replace("\"E\":" + (T0 + 12), "\"E\":" + (T0 + 13)),
            trade(20, 21, "100", "2", true),
            line(
                30, "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"3\",\"a\":\"2\",\"A\":\"1\"}"));
    assertEquals(
        List.of(nanos(13), nanos(23), nanos(33)),
        result.events().stream().map(e -> e.availableNanos()).toList());
    assertEquals(
        List.of(nanos(12), nanos(21), nanos(33)),
        result.events().stream().map(e -> e.eventNanos()).toList());
    assertTrue(result.detected().notes().toString().contains("moved by 0.003000 s"));
  }

  @Test
  void coinMarginedContractsBecomeBaseUnits() {
    // 4 contracts of 100 dollars at 61,804.8 dollars; of ether 10 dollars each at 2,500.
    String bitcoin = trade(10, 4, "61804.8", "4", true).replace("BTCUSDT", "BTCUSD_PERP");
    String ether = trade(10, 4, "2500", "50", true).replace("BTCUSDT", "ETHUSD_240927");
    assertEquals(400 / 61804.8, ((Trade) read(bitcoin).events().getFirst()).quantity(), 0);
    ReadResult result =
        BinanceSocketReader.read(
            TextSource.of(ether), ReadOptions.of(new InstrumentId("ETH")), Progress.NONE);
    assertEquals(0.2, ((Trade) result.events().getFirst()).quantity(), 0);
    assertTrue(result.detected().text().contains("contracts of 10 USD"));
  }

  @Test
  void joinedFillsCountOnlyWhereThereAreNoSingleOnes() {
    String joined = trade(11, 5, "100", "3", true).replace("\"trade\"", "\"aggTrade\"");
    assertEquals(1, read(joined).events().size());
    ReadResult both = read(trade(10, 4, "100", "2", true), joined);
    assertEquals(1, both.events().size());
    assertTrue(both.detected().notes().toString().contains("left out: 1 of aggTrade beside trade"));
  }

  @Test
  void marksAndLiquidationsAreReadAndWhatIsNotKnownIsCounted() {
    ReadResult result =
        read(
            line(
                10,
                "{\"e\":\"markPriceUpdate\",\"E\":"
                    + (T0 + 8)
                    + ",\"s\":\"BTCUSDT\",\"p\":\"100.5\",\"i\":\"100.4\",\"P\":\"1\",\"r\":\"0.0001\",\"T\":"
                    + (T0 + 28_800_000)
                    + "}"),
            line(
                20,
                "{\"e\":\"forceOrder\",\"E\":"
                    + (T0 + 18)
                    + ",\"o\":{\"s\":\"BTCUSDT\",\"S\":\"SELL\",\"q\":\"3\",\"p\":\"90\",\"ap\":\"91\",\"X\":\"FILLED\",\"l\":\"1\",\"z\":\"2\",\"T\":"
                    + (T0 + 17)
                    + "}}"),
            line(30, "{\"e\":\"kline\",\"E\":" + (T0 + 18) + ",\"s\":\"BTCUSDT\"}"));
    assertEquals(
        List.of(
            new MarkPrice(ID, nanos(8), nanos(10), 100.5, 100.4),
            new Liquidation(ID, nanos(17), nanos(20), 91, 2, true)),
        result.events());
    assertTrue(result.detected().notes().toString().contains("left out: 1 of kline"));
  }

  @Test
  void badLinesAreSetAsideWithLineAndReason() {
    assertBad("x", "must begin with nanoseconds");
    assertBad(line(20, "{\"e\":"), "JSON ends too early");
    assertBad(line(20, "{} {}"), "JSON must have the end");
    assertBad(line(20, "[]"), "must be a JSON object");
    assertBad(trade(5, 4, "100", "2", true), "the local time must not run backwards");
    assertBad(trade(20, 4, "-100", "2", true), "price must be positive");
    assertBad(trade(20, 4, "1e300", "2", true), "p must be between");
    assertBad(trade(20, 4, "NaN", "2", true), "p must be a number");
    assertBad(trade(20, 4, "0x1p3", "2", true), "p must be a number");
    assertBad(trade(20, 4, "100", "2", true).replace("BTCUSDT", "ETHUSDT"), "symbol must be");
    assertBad(trade(20, 4, "100", "2", true).replace("\"q\"", "\"Q\""), "field 'q' is missing");
    assertBad(trade(20, 4_000_000, "100", "2", true), "after the local one");
    assertBad(
        trade(20, 4, "100", "2", true).replace("\"m\":true", "\"m\":true,\"m\":false"), "twice");
    assertBad(depth(20, 5, 105, 101, 100), "firstId must be at most lastId");
    assertBad(
        depth(20, 5, 101, 105, 100).replace("[\"99\",\"1\"]", "[\"99\"]"), "must hold levels");
  }

  @Test
  void aFileThatIsNoneIsAnError() {
    assertThrows(PlimsollException.class, () -> read("a,b,c"));
    assertThrows(
        PlimsollException.class,
        () ->
            BinanceSocketReader.read(
                new TextSource("x", new byte[0]), ReadOptions.of(ID), Progress.NONE));
  }

  @Property(tries = 600, seed = "1")
  void flippedBytesGiveAnErrorOrValidEvents(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 2000) Integer> places,
      @ForAll byte flip) {
    String text =
        String.join(
            "\n",
            depth(10, 5, 101, 105, 100),
            snapshot(40, 103),
            trade(45, 44, "100", "2", true),
            depth(50, 45, 106, 112, 105),
            trade(55, 54, "100", "2", true));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    places.forEach(at -> bytes[at % bytes.length] ^= flip);
    EventChecks.check(new TextSource("fuzz.log", bytes), BinanceSocketReader::read);
  }

  private static void assertBad(String bad, String reason) {
    ReadResult result = read(trade(10, 4, "100", "2", true), bad, trade(30, 24, "100", "2", true));
    assertEquals(1, result.failed().size(), bad);
    assertEquals(2, result.failed().getFirst().line(), bad);
    assertTrue(
        result.failed().getFirst().reason().contains(reason), result.failed().getFirst().reason());
    assertEquals(2, result.events().size(), bad);
  }

  private static ReadResult read(String... lines) {
    return BinanceSocketReader.read(TextSource.of(lines), ReadOptions.of(ID), Progress.NONE);
  }

  private static String line(long local, String json) {
    return nanos(local) + " " + json;
  }

  private static String depth(long local, long time, long first, long last, long previous) {
    return line(
        local,
        "{\"stream\":\"btcusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":"
            + (T0 + time)
            + ",\"T\":"
            + (T0 + time)
            + ",\"s\":\"BTCUSDT\",\"U\":"
            + first
            + ",\"u\":"
            + last
            + ",\"pu\":"
            + previous
            + ",\"b\":[[\"99\",\"1\"]],\"a\":[[\"101.5\",\"0\"]]}}");
  }

  private static String snapshot(long local, long id) {
    return line(
        local,
        "{\"lastUpdateId\":"
            + id
            + ",\"bids\":[[\"100\",\"1\"],[\"99\",\"2\"]],\"asks\":[[\"101.5\",\"4.25\"]]}");
  }

  private static String trade(long local, long time, String price, String size, boolean maker) {
    return line(
        local,
        "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":"
            + (T0 + time)
            + ",\"T\":"
            + (T0 + time)
            + ",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\""
            + price
            + "\",\"q\":\""
            + size
            + "\",\"X\":\"MARKET\",\"m\":"
            + maker
            + "}}");
  }

  private static long nanos(long milli) {
    return (T0 + milli) * MILLI;
  }
}
