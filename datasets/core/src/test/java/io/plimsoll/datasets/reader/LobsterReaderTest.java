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
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.market.Trade.Aggressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Books of two levels, prices in the file's ten-thousandths of a dollar. */
class LobsterReaderTest {
  private static final InstrumentId ID = new InstrumentId("AMZN");
  private static final String FIRST_BOOK = "1010000,5,1000000,7,1020000,6,990000,8";

  @Test
  void secondsAfterMidnightAreNewYorkTimeOfTheDateInTheName() {
    // New York is four hours behind UTC in June and five in January.
    String message = "34200.017459617,1,1,5,1010000,-1";
    assertEquals(
        nanos("2012-06-21T13:30:00.017459617Z"),
        read(zip("2012-06-21", message, FIRST_BOOK)).events().getFirst().eventNanos());
    assertEquals(
        nanos("2012-01-04T14:30:00.017459617Z"),
        read(zip("2012-01-04", message, FIRST_BOOK)).events().getFirst().eventNanos());
  }

  @Test
  void timesAreExactToTheNanosecondAndMayHaveFewerDecimals() {
    List<? extends MarketEvent> events =
        read(day(
                "57599.999999999,1,1,5,1010000,-1\n57599.999999999,1,2,1,1010000,-1",
                FIRST_BOOK + "\n1010000,6,1000000,7,1020000,6,990000,8"))
            .events();
    assertEquals(nanos("2012-06-21T19:59:59.999999999Z"), events.getFirst().eventNanos());
    assertEquals(
        nanos("2012-06-21T13:30:00.5Z"),
        read(day("34200.5,1,1,5,1010000,-1", FIRST_BOOK)).events().getFirst().eventNanos());
    assertEquals(
        nanos("2012-06-21T13:30:00Z"),
        read(day("34200,1,1,5,1010000,-1", FIRST_BOOK)).events().getFirst().eventNanos());
  }

  @Test
  void theFirstRowIsAWholeBookInDollars() {
    BookDelta book = book(read(day("34200.1,1,1,5,1010000,-1", FIRST_BOOK)), 0);
    assertTrue(book.snapshot());
    assertArrayEquals(new double[] {100, 99}, book.bidPrices(), 0);
    assertArrayEquals(new double[] {7, 8}, book.bidQuantities(), 0);
    assertArrayEquals(new double[] {101, 102}, book.askPrices(), 0);
    assertArrayEquals(new double[] {5, 6}, book.askQuantities(), 0);
  }

  @Test
  void anExecutionIsATradeOfTheOtherSideAndThenAChangeOfTheBook() {
    // A resting buy order is met by a seller; a hidden sell order by a buyer; a cross by nobody.
    ReadResult result =
        read(
            day(
                "34200.1,1,1,5,1010000,-1\n34200.2,4,9,3,1000000,1\n34200.3,5,0,1,1005000,-1\n"
                    + "34200.4,6,-1,400,1005000,-1",
                FIRST_BOOK + "\n1010000,5,1000000,4,1020000,6,990000,8".repeat(3)));
    long time = nanos("2012-06-21T13:30:00.2Z");
    assertEquals(new Trade(ID, time, time, 100, 3, Aggressor.SELLER), result.events().get(1));
    BookDelta change = book(result, 2);
    assertFalse(change.snapshot());
    assertArrayEquals(new double[] {100}, change.bidPrices(), 0);
    assertArrayEquals(new double[] {4}, change.bidQuantities(), 0);
    assertEquals(0, change.askPrices().length);
    assertEquals(Aggressor.BUYER, ((Trade) result.events().get(3)).aggressor());
    assertEquals(100.5, ((Trade) result.events().get(3)).price(), 0);
    assertEquals(Aggressor.UNKNOWN, ((Trade) result.events().get(4)).aggressor());
    assertEquals(5, result.events().size());
    assertEquals(DataKind.MIXED, result.detected().kind());
  }

  @Test
  void aLevelPushedOutOfSightIsRemovedAndOneComingIntoSightIsTakenFromTheOrderBookFile() {
    ReadResult result =
        read(
            day(
                // A better bid pushes 99 out; then it goes again, and 98.5 (not 99) comes into
                // sight.
                "34200.1,1,1,5,1010000,-1\n34200.2,1,2,1,1005000,1\n34200.3,3,2,1,1005000,1",
                FIRST_BOOK
                    + "\n1010000,5,1005000,1,1020000,6,1000000,7"
                    + "\n1010000,5,1000000,7,1020000,6,985000,2"));
    assertArrayEquals(new double[] {100.5, 99}, book(result, 1).bidPrices(), 0);
    assertArrayEquals(new double[] {1, 0}, book(result, 1).bidQuantities(), 0);
    assertArrayEquals(new double[] {100.5, 98.5}, book(result, 2).bidPrices(), 0);
    assertArrayEquals(new double[] {0, 2}, book(result, 2).bidQuantities(), 0);
    // Four levels of the first row and the one that came into sight, of three times four.
    assertTrue(
        result.detected().notes().toString().contains("5 of 12 levels"),
        result.detected().notes().toString());
    assertTrue(result.detected().notes().toString().contains("0 rows of the two files contradict"));
  }

  @Test
  void unoccupiedLevelsAreNoLevels() {
    BookDelta book =
        book(
            read(
                day(
                    "34200.1,1,1,5,1010000,-1",
                    "1010000,5,-9999999999,0,9999999999,0,-9999999999,0")),
            0);
    assertEquals(1, book.askPrices().length);
    assertEquals(0, book.bidPrices().length);
  }

  @Test
  void aHaltIsLeftOutAndCounted() {
    ReadResult result =
        read(day("34200.1,1,1,5,1010000,-1\n34200.2,7,0,0,-1,-1", FIRST_BOOK + "\n" + FIRST_BOOK));
    assertEquals(1, result.events().size());
    assertTrue(result.detected().notes().toString().contains("1 messages about halts"));
  }

  @Test
  void whereTheFilesContradictEachOtherTheOrderBookIsBelievedAndItIsCounted() {
    ReadResult result =
        read(
            day(
                "34200.1,1,1,5,1010000,-1\n34200.2,1,2,1,1000000,1",
                FIRST_BOOK + "\n1010000,5,1000000,9,1020000,6,990000,8"));
    assertTrue(book(result, 1).snapshot());
    assertArrayEquals(new double[] {9, 8}, book(result, 1).bidQuantities(), 0);
    assertTrue(result.detected().notes().toString().contains("1 rows of the two files contradict"));
  }

  @Test
  void aBadRowIsSetAsideAndTheBookTakenWholeAfterIt() {
    for (String bad :
        List.of(
            "34200.2,9,2,1,1000000,1",
            "34200.2,1,2,-1,1000000,1",
            "34200.2,1,2,1,-1000000,1",
            "34200.2,1,2,1,1e300,1",
            "34200.2,1,2,1,1000000,2",
            "34200.2,1,2,1",
            "34200.0,1,2,1,1000000,1",
            "99999.2,1,2,1,1000000,1",
            "-34200.2,1,2,1,1000000,1",
            "x,1,2,1,1000000,1")) {
      ReadResult result =
          read(
              day(
                  "34200.1,1,1,5,1010000,-1\n" + bad + "\n34200.3,1,3,1,1000000,1",
                  FIRST_BOOK
                      + "\n1010000,5,1000000,8,1020000,6,990000,8"
                      + "\n1010000,5,1000000,9,1020000,6,990000,8"));
      assertEquals(1, result.failed().size(), bad);
      assertEquals(2, result.failed().getFirst().line(), bad);
      assertTrue(book(result, 1).snapshot(), bad);
      assertArrayEquals(new double[] {9, 8}, book(result, 1).bidQuantities(), 0, bad);
    }
  }

  @Test
  void badOrderBooksAreSetAside() {
    for (String bad :
        List.of(
            "1010000,5,1000000,8",
            "1010000,5,1000000,8,1000000,6,990000,8",
            "-1010000,5,1000000,8,1020000,6,990000,8",
            "1010000,5,x,8,1020000,6,990000,8")) {
      String messages = "34200.1,1,1,5,1010000,-1\n34200.2,1,2,1,1000000,1";
      ReadResult result = read(day(messages, FIRST_BOOK + "\n" + bad));
      assertEquals(1, result.failed().size(), bad);
      assertEquals(1, result.events().size(), bad);
    }
  }

  @Test
  void filesOfDifferentLengthOtherZipsAndTruncatedOnesAreErrorsThatSayWhat() {
    assertError(
        ErrorCode.CORRUPT_DATA,
        "the message file ends after 1 rows",
        day("34200.1,1,1,5,1010000,-1", FIRST_BOOK + "\n" + FIRST_BOOK));
    assertError(
        ErrorCode.CORRUPT_DATA,
        "the order-book file ends after 1 rows",
        day("34200.1,1,1,5,1010000,-1\n34200.1,1,1,5,1010000,-1", FIRST_BOOK));
    assertError(ErrorCode.INVALID_INPUT, "only a.txt", zipOf("a.txt", "x", "a.txt2", "y"));
    assertError(
        ErrorCode.INVALID_INPUT, "only nothing", new TextSource("x.zip", new byte[] {1, 2, 3}));
    assertError(ErrorCode.INVALID_INPUT, "which is no date", zip("2012-13-21", "1", "2"));
    assertError(ErrorCode.INVALID_INPUT, "none of 1 rows could be read", day("x", FIRST_BOOK));
    TextSource whole = day("34200.1,1,1,5,1010000,-1", FIRST_BOOK);
    assertError(
        ErrorCode.CORRUPT_DATA,
        "the bytes end or break",
        // In the middle of the first file, behind its header and name.
        whole.truncated(80));
  }

  @Test
  void moreBadRowsThanAllowedEndTheReading() {
    TextSource source = day("x\ny", FIRST_BOOK + "\n" + FIRST_BOOK);
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> LobsterReader.read(source, new ReadOptions(ID, 0, 1), Progress.NONE));
    assertTrue(e.getMessage().contains("more than 1 bad rows; the first: line 1"), e.getMessage());
  }

  @Property(tries = 500, seed = "1")
  void flippedBytesGiveAnErrorOrValidEvents(
      @ForAll @IntRange(max = 700) int at, @ForAll byte flip, @ForAll boolean inside) {
    String messages = "34200.1,1,1,5,1010000,-1\n34200.2,4,9,3,1000000,1\n34200.3,1,2,1,1005000,1";
    String books =
        FIRST_BOOK
            + "\n1010000,5,1000000,4,1020000,6,990000,8\n1010000,5,1005000,1,1020000,6,1000000,4";
    TextSource source = day(messages, books);
    if (inside) {
      byte[] text = (messages + "#" + books).getBytes(StandardCharsets.ISO_8859_1);
      text[at % text.length] ^= flip;
      String[] parts = new String(text, StandardCharsets.ISO_8859_1).split("#", 2);
      source = day(parts[0], parts.length > 1 ? parts[1] : "");
    } else {
      byte[] bytes = source.bytes().clone();
      bytes[at % bytes.length] ^= flip;
      source = new TextSource(source.name(), bytes);
    }
    EventChecks.check(source, LobsterReader::read);
  }

  private static void assertError(ErrorCode code, String message, TextSource source) {
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(source));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(code, e.code());
  }

  private static ReadResult read(TextSource source) {
    return LobsterReader.read(source, ReadOptions.of(ID), Progress.NONE);
  }

  private static BookDelta book(ReadResult result, int at) {
    return (BookDelta) result.events().get(at);
  }

  private static TextSource day(String messages, String books) {
    return zip("2012-06-21", messages, books);
  }

  private static TextSource zip(String date, String messages, String books) {
    String stem = "AMZN_" + date + "_34200000_57600000_";
    return zipOf(stem + "orderbook_2.csv", books, stem + "message_2.csv", messages);
  }

  private static TextSource zipOf(String a, String textA, String b, String textB) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(a));
      zip.write(textA.getBytes(StandardCharsets.ISO_8859_1));
      zip.putNextEntry(new ZipEntry(b));
      zip.write(textB.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TextSource("day.zip", out.toByteArray());
  }

  private static long nanos(String instant) {
    Instant at = Instant.parse(instant);
    return at.getEpochSecond() * 1_000_000_000L + at.getNano();
  }
}
