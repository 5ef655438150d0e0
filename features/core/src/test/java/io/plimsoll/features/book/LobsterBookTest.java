package io.plimsoll.features.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.LobsterReader;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.datasets.reader.ReadResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * The book of a whole real day, event by event, against the books that LOBSTER itself rebuilt.
 * Skipped where the day is not.
 */
class LobsterBookTest {
  private static final int LEVELS = 5;
  private static final long UNOCCUPIED = 9_999_999_999L;

  @Test
  void theBookIsTheVendorsAfterEveryOneOf155935Events() throws IOException {
    Path file = file();
    List<String> messages = lines(file, "_message_5.csv");
    List<String> books = lines(file, "_orderbook_5.csv");
    assertEquals(155_935, messages.size());
    ReadResult result =
        LobsterReader.read(
            CsvSource.of(file), ReadOptions.of(new InstrumentId("AMZN")), Progress.NONE);
    assertEquals(0, result.failed().size());

    OrderBook book = new OrderBook(new InstrumentId("AMZN"));
    Iterator<? extends MarketEvent> events = result.events().iterator();
    long trades = 0;
    long taken = 0;
    long compared = 0;
    for (int row = 0; row < messages.size(); row++) {
      String[] message = messages.get(row).split(",");
      int type = Integer.parseInt(message[1]);
      if (type == 4 || type == 5) {
        Trade trade = (Trade) events.next();
        assertEquals(Double.parseDouble(message[4]) / 10_000, trade.price(), 0);
        assertEquals(Double.parseDouble(message[3]), trade.quantity(), 0);
        trades++;
      }
      if (row == 0 || type <= 4) {
        BookDelta delta = (BookDelta) events.next();
        taken += row == 0 ? 2 * LEVELS : revealed(delta, message, book, row);
        book.apply(delta);
      }
      compared += compare(book, books.get(row), row);
    }
    assertFalse(events.hasNext());
    // Counted outside Java: cut -d, -f2 | sort | uniq -c gives 8,974 of type 4 and 2,445 of 5.
    assertEquals(8_974 + 2_445, trades);
    assertEquals(155_935 * 2 * LEVELS, compared);
    // An independent script over the two files finds the same: 10 levels in the first row and
    // 33,840 that come into sight later; all the others (98%) are what the messages make of them.
    assertEquals(33_850, taken);
    assertTrue(
        result.detected().notes().toString().contains("33850 of 1559350 levels"),
        result.detected().notes().toString());
    assertTrue(result.detected().notes().toString().contains("0 rows of the two files contradict"));
    System.out.printf(
        "LOBSTER AMZN 2012-06-21: %,d levels equal, %,d of them taken from the order-book file%n",
        compared, taken);
  }

  /**
   * How many levels of a change the message does not tell; each must lie beyond all that were in
   * sight, on a side that the message made shorter. What the message does tell must be so.
   */
  private static int revealed(BookDelta delta, String[] message, OrderBook book, int row) {
    assertFalse(delta.snapshot(), () -> "row " + row);
    boolean bid = message[5].equals("1");
    double price = Double.parseDouble(message[4]) / 10_000;
    double size = Double.parseDouble(message[3]);
    double change = message[1].equals("1") ? size : -size;
    double[] prices = bid ? delta.bidPrices() : delta.askPrices();
    double[] quantities = bid ? delta.bidQuantities() : delta.askQuantities();
    assertEquals(0, (bid ? delta.askPrices() : delta.bidPrices()).length, () -> "row " + row);
    assertEquals(price, prices[0], 0, () -> "row " + row);
    assertEquals(quantity(book, bid, price) + change, quantities[0], 0, () -> "row " + row);
    int revealed = 0;
    for (int i = 1; i < prices.length; i++) {
      double worst = bid ? book.bidPrice(LEVELS - 1) : book.askPrice(LEVELS - 1);
      if (quantities[i] == 0) {
        assertEquals(worst, prices[i], 0, () -> "row " + row);
      } else {
        double beyond = bid ? worst - prices[i] : prices[i] - worst;
        assertTrue(quantities[0] == 0 && beyond > 0, () -> "row " + row);
        revealed++;
      }
    }
    return revealed;
  }

  private static double quantity(OrderBook book, boolean bid, double price) {
    int levels = bid ? book.bidLevels() : book.askLevels();
    for (int i = 0; i < levels; i++) {
      if ((bid ? book.bidPrice(i) : book.askPrice(i)) == price) {
        return bid ? book.bidQuantity(i) : book.askQuantity(i);
      }
    }
    return 0;
  }

  private static int compare(OrderBook book, String line, int row) {
    String[] cells = line.split(",");
    int asks = 0;
    int bids = 0;
    for (int level = 0; level < LEVELS; level++) {
      long ask = Long.parseLong(cells[4 * level]);
      long bid = Long.parseLong(cells[4 * level + 2]);
      if (ask != UNOCCUPIED) {
        assertEquals(ask / 10_000.0, book.askPrice(asks), 0, () -> "row " + row);
        assertEquals(
            Double.parseDouble(cells[4 * level + 1]), book.askQuantity(asks++), 0, "row " + row);
      }
      if (bid != -UNOCCUPIED) {
        assertEquals(bid / 10_000.0, book.bidPrice(bids), 0, () -> "row " + row);
        assertEquals(
            Double.parseDouble(cells[4 * level + 3]), book.bidQuantity(bids++), 0, "row " + row);
      }
    }
    assertEquals(asks, book.askLevels(), () -> "row " + row);
    assertEquals(bids, book.bidLevels(), () -> "row " + row);
    return asks + bids;
  }

  private static List<String> lines(Path file, String ending) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String entry =
          zip.stream().map(Object::toString).filter(e -> e.endsWith(ending)).findFirst().get();
      byte[] bytes = zip.getInputStream(zip.getEntry(entry)).readAllBytes();
      return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
    }
  }

  private static Path file() {
    Path file = data().resolve("lob_amzn_2012-06-21/LOBSTER_SampleFile_AMZN_2012-06-21_5.zip");
    String otherwise = "skipped: no " + file + "; set PLIMSOLL_DATA to the folder that holds it";
    if (!Files.exists(file)) {
      System.out.println(otherwise);
    }
    assumeTrue(Files.exists(file), otherwise);
    return file;
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
