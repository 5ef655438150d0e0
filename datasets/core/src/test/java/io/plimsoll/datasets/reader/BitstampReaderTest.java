package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Trade;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BitstampReaderTest {
  private static final InstrumentId ID = new InstrumentId("BTC-USD");
  private static final String HEADER =
      "id,timestamp,exchange.timestamp,price,volume,action,direction";
  private static final long T0 = 1_430_438_400_000L;

  @Test
  void ordersAreSummedUpToLevels() {
    // Two orders of 2 and 0.5 at 236.47; the first is filled down to 1.5, the second cancelled.
    ReadResult result =
        read(
            HEADER,
            row(1, 10, "236.47", 200_000_000, "created", "bid"),
            row(2, 20, "236.47", 50_000_000, "created", "bid"),
            row(1, 30, "236.47", 150_000_000, "changed", "bid"),
            row(2, 40, "236.47", 50_000_000, "deleted", "bid"),
            row(1, 50, "236.47", 0, "deleted", "bid"));
    double[] totals = {2, 2.5, 2, 1.5, 0};
    assertEquals(5, result.events().size());
    for (int i = 0; i < totals.length; i++) {
      BookDelta change = (BookDelta) result.events().get(i);
      assertFalse(change.snapshot());
      assertArrayEquals(new double[] {236.47}, change.bidPrices(), 0);
      assertArrayEquals(new double[] {totals[i]}, change.bidQuantities(), 0);
      assertEquals((T0 + 10 * (i + 1)) * 1_000_000, change.availableNanos());
      assertEquals(change.availableNanos(), change.eventNanos());
    }
    assertEquals(DataKind.BOOK, result.detected().kind());
  }

  @Test
  void anOrderThatChangesItsPriceChangesTwoLevels() {
    BookDelta change =
        (BookDelta)
            read(
                    HEADER,
                    row(1, 10, "100", 100_000_000, "created", "ask"),
                    row(1, 20, "101", 100_000_000, "changed", "ask"))
                .events()
                .get(1);
    assertArrayEquals(new double[] {100, 101}, change.askPrices(), 0);
    assertArrayEquals(new double[] {0, 1}, change.askQuantities(), 0);
  }

  @Test
  void ordersFromBeforeTheRecordingAreCountedAndTheirDeletionChangesNothing() {
    ReadResult result =
        read(
            HEADER,
            row(9, 10, "100", 100_000_000, "deleted", "ask"),
            row(8, 20, "100", 300_000_000, "changed", "ask"));
    assertEquals(1, result.events().size());
    assertArrayEquals(
        new double[] {3}, ((BookDelta) result.events().getFirst()).askQuantities(), 0);
    assertTrue(result.detected().notes().toString().contains("2 messages are about orders from"));
  }

  @Test
  void theLogHasTradesOfNobodysSideAndRepetitionsOfTheBook() {
    ReadResult result =
        read(
            (T0 + 1)
                + " order_created {\"price\": \"236.47\", \"amount\": \"8.65238172\","
                + " \"datetime\": \"1430438404\", \"id\": 65595247, \"order_type\": 1}",
            (T0 + 2) + " trade {\"price\": 236.47, \"amount\": 0.21144331, \"id\": 8111041}",
            (T0 + 3) + " order_book {\"bids\": [[\"236.47\", \"1.7\"]], \"asks\": []}");
    // 865238172 / 10^8 is the double nearest to 8.65238172; the table says 865238171.
    assertArrayEquals(
        new double[] {8.65238172}, ((BookDelta) result.events().get(0)).askQuantities(), 0);
    long t = (T0 + 2) * 1_000_000;
    assertEquals(
        new Trade(ID, t, t, 236.47, 0.21144331, Trade.Aggressor.UNKNOWN), result.events().get(1));
    assertEquals(2, result.events().size());
    assertTrue(result.detected().notes().toString().contains("1 repetitions"));
  }

  @Test
  void badRowsAreSetAsideWithLineAndReason() {
    assertBad("1,2", "expected 7 fields, found 2");
    assertBad(row(2, 10, "100", 1, "moved", "ask"), "must be created, changed or deleted");
    assertBad(row(2, 10, "100", 1, "created", "up"), "bid or ask");
    assertBad(row(2, 10, "-100", 1, "created", "ask"), "price must be positive");
    assertBad(row(2, 10, "1e300", 1, "created", "ask"), "price must be between");
    assertBad(row(2, 10, "100", -1, "created", "ask"), "volume must be in");
    assertBad(row(2, 4, "100", 1, "created", "ask"), "timestamp must not run backwards");
    assertBad("2,17,17,100,1,created,ask", "timestamp must be milliseconds");
    assertBad(row(2, 10, "100", 1, "created", "ask").replace(",1,cr", ",0.5,cr"), "whole 10^-8");
  }

  @Test
  void somethingElseIsAnErrorThatShowsIt() {
    PlimsollException e = assertThrows(PlimsollException.class, () -> read("a,b", "1,2"));
    assertTrue(e.getMessage().contains("the first line is 'a,b'"), e.getMessage());
  }

  @Property(tries = 600, seed = "1")
  void flippedBytesGiveAnErrorOrValidEvents(
      @ForAll boolean log,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 600) Integer> places,
      @ForAll byte flip) {
    String order =
        " order_created {\"price\": \"236.47\", \"amount\": \"8.6\", \"id\": 1, \"order_type\": 1}\n";
    String text =
        log
            ? T0 + order + T0 + order.replace("created", "deleted") + T0 + order
            : HEADER
                + "\n"
                + row(1, 10, "236.47", 200_000_000, "created", "bid")
                + "\n"
                + row(1, 30, "236.47", 150_000_000, "changed", "bid")
                + "\n"
                + row(2, 40, "236.47", 50_000_000, "created", "bid");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    places.forEach(at -> bytes[at % bytes.length] ^= flip);
    EventChecks.check(new TextSource("fuzz.csv", bytes), BitstampReader::read);
  }

  private static void assertBad(String bad, String reason) {
    ReadResult result =
        read(
            HEADER,
            row(1, 5, "100", 1, "created", "ask"),
            bad,
            row(3, 20, "100", 1, "created", "ask"));
    assertEquals(1, result.failed().size(), bad);
    assertEquals(3, result.failed().getFirst().line(), bad);
    assertTrue(
        result.failed().getFirst().reason().contains(reason), result.failed().getFirst().reason());
    assertEquals(2, result.events().size(), bad);
  }

  private static ReadResult read(String... lines) {
    return BitstampReader.read(TextSource.of(lines), ReadOptions.of(ID), Progress.NONE);
  }

  private static String row(
      long id, long time, String price, long volume, String action, String direction) {
    return id
        + ","
        + (T0 + time)
        + ","
        + T0
        + ","
        + price
        + ","
        + volume
        + ","
        + action
        + ","
        + direction;
  }
}
