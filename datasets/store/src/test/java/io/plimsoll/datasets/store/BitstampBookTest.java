package io.plimsoll.datasets.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.datasets.reader.ReadResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Levels summed up from a real recording of orders against the best twenty that the venue itself
 * sent. Skipped where the recording is not.
 */
class BitstampBookTest {
  private static final Pattern LEVEL = Pattern.compile("\\[\"([0-9.]+)\", \"([0-9.]+)\"]");

  private final Map<Double, Double> bids = new HashMap<>();
  private final Map<Double, Double> asks = new HashMap<>();

  @Test
  void theLevelsAreTheVendorsButForOrdersFromBeforeTheRecording() throws IOException {
    Path file = file("2015-05-01.log.xz");
    ReadResult result = read(file);
    assertEquals(0, result.failed().size());
    // 575 trades and 50,414 messages about orders, of which 205 delete an order from before the
    // recording: cut -d' ' -f2 | sort | uniq -c, and an independent script.
    List<? extends MarketEvent> events = result.events();
    assertEquals(575, events.stream().filter(Trade.class::isInstance).count());
    assertEquals(50_414 - 205, events.stream().filter(BookDelta.class::isInstance).count());

    List<Integer> equalOf40 = new ArrayList<>();
    int at = 0;
    try (BufferedReader log =
        new BufferedReader(
            new InputStreamReader(
                new XzSource(CsvSource.of(file)).open(), StandardCharsets.US_ASCII))) {
      for (String line = log.readLine(); line != null; line = log.readLine()) {
        if (line.contains(" order_book ")) {
          equalOf40.add(equal(line));
        } else if (line.contains(" trade ")
            || applies(line, events.get(Math.min(at, events.size() - 1)))) {
          apply(events.get(at++));
        }
      }
    }
    assertEquals(events.size(), at);
    assertEquals(5_011, equalOf40.size());
    int half = equalOf40.size() / 2;
    int late = equalOf40.subList(half, equalOf40.size()).stream().mapToInt(i -> i).sum();
    // The same independent script: of the 100,240 levels in the second half of the recording 1,691
    // are not there and 289 have another size: orders from before it rest at them, or the venue's
    // repetition stands before or behind a change of the same instant.
    assertEquals(100_240 - 1_691 - 289, late);
    System.out.printf("Bitstamp: %,d of 100,240 levels of the second half equal%n", late);
  }

  @Test
  void theTableOfObAnalyticsGivesTheSameBookButForTheLastDecimal() throws IOException {
    List<? extends MarketEvent> log =
        read(file("2015-05-01.log.xz")).events().stream()
            .filter(BookDelta.class::isInstance)
            .toList();
    ReadResult table = read(file("orders.csv.xz"));
    assertEquals(0, table.failed().size());
    assertEquals(log.size(), table.events().size());
    for (int i = 0; i < log.size(); i++) {
      BookDelta a = (BookDelta) log.get(i);
      BookDelta b = (BookDelta) table.events().get(i);
      assertEquals(a.availableNanos(), b.availableNanos());
      assertSame(a.bidPrices(), b.bidPrices(), 0);
      assertSame(a.askPrices(), b.askPrices(), 0);
      // Each order of a level may lack 10^-8; there are at most some tens.
      assertSame(a.bidQuantities(), b.bidQuantities(), 5e-7);
      assertSame(a.askQuantities(), b.askQuantities(), 5e-7);
    }
  }

  private static void assertSame(double[] a, double[] b, double tolerance) {
    assertEquals(a.length, b.length);
    for (int i = 0; i < a.length; i++) {
      assertTrue(Math.abs(a[i] - b[i]) <= tolerance, a[i] + " and " + b[i]);
    }
  }

  /** Whether an event is of this line: deletions of unknown orders give none. */
  private static boolean applies(String line, MarketEvent event) {
    long time = Long.parseLong(line.substring(0, 13)) * 1_000_000;
    if (!(event instanceof BookDelta book) || book.availableNanos() != time) {
      return false;
    }
    double price = Double.parseDouble(line.replaceAll(".*\"price\": \"([0-9.]+)\".*", "$1"));
    double[] prices = line.contains("\"order_type\": 0") ? book.bidPrices() : book.askPrices();
    for (double one : prices) {
      if (one == price) {
        return true;
      }
    }
    return false;
  }

  private void apply(MarketEvent event) {
    if (event instanceof BookDelta book) {
      for (int i = 0; i < book.bidPrices().length; i++) {
        bids.put(book.bidPrices()[i], book.bidQuantities()[i]);
      }
      for (int i = 0; i < book.askPrices().length; i++) {
        asks.put(book.askPrices()[i], book.askQuantities()[i]);
      }
    }
  }

  private int equal(String line) {
    int split = line.indexOf("\"asks\"");
    return equal(bids, line.substring(0, split)) + equal(asks, line.substring(split));
  }

  private static int equal(Map<Double, Double> side, String levels) {
    int equal = 0;
    Matcher m = LEVEL.matcher(levels);
    while (m.find()) {
      double there = side.getOrDefault(Double.parseDouble(m.group(1)), -1.0);
      equal += there == Double.parseDouble(m.group(2)) ? 1 : 0;
    }
    return equal;
  }

  private static ReadResult read(Path file) {
    return Formats.read(
        CsvSource.of(file), ReadOptions.of(new InstrumentId("BTC-USD")), Progress.NONE);
  }

  private static Path file(String name) {
    Path file = data().resolve("lob_bitstamp_2015-05-01").resolve(name);
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
