package io.plimsoll.features.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.reader.BinanceSocketReader;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.datasets.reader.ReadResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Books rebuilt from real recordings of depth changes against the best bid and ask that the venue
 * sent in another stream under the same update number. Skipped where the recordings are not.
 */
class BinanceBookTest {
  private static final Pattern TICKER =
      Pattern.compile(
          "@bookTicker\".*\"u\":(\\d+),.*\"b\":\"([0-9.]+)\",\"B\":\"([0-9.]+)\",\"a\":\"([0-9.]+)\",\"A\":\"([0-9.]+)\"");

  @Test
  void theTopOfEveryRebuiltBookIsWhatTheVenueSaysOfTheSameUpdate() throws IOException {
    for (Path file : files()) {
      Map<Long, double[]> tickers = tickers(file);
      InstrumentId id = new InstrumentId("X");
      ReadResult result =
          BinanceSocketReader.read(CsvSource.of(file), ReadOptions.of(id), Progress.NONE);
      assertEquals(0, result.failed().size(), file.toString());
      OrderBook book = new OrderBook(id);
      long compared = 0;
      long messages = 0;
      for (MarketEvent event : result.events()) {
        if (!(event instanceof BookDelta delta)) {
          continue;
        }
        messages++;
        assertEquals(OrderBook.Applied.CHANGED, book.apply(delta), file.toString());
        double[] top = tickers.get(delta.lastId());
        if (top != null) {
          compared++;
          assertEquals(top[0], book.bidPrice(), 0, file + " update " + delta.lastId());
          assertEquals(top[2], book.askPrice(), 0, file + " update " + delta.lastId());
          // Contracts of COIN-M were divided by their price: up to rounding, base units.
          double face = face(file);
          assertEquals(base(top[1], top[0], face), book.bidQuantity(), 0, file.toString());
          assertEquals(base(top[3], top[2], face), book.askQuantity(), 0, file.toString());
        }
      }
      System.out.printf(
          "%s: %,d book messages without a gap, %,d tops compared%n",
          file.getFileName(), messages, compared);
      assertTrue(compared >= 100, file + ": only " + compared + " updates have both");
    }
  }

  private static double base(double quantity, double price, double face) {
    return Double.isNaN(face) ? quantity : quantity * face / price;
  }

  private static double face(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("cm_btc") ? 100 : name.startsWith("cm_") ? 10 : Double.NaN;
  }

  private static Map<Long, double[]> tickers(Path file) throws IOException {
    Map<Long, double[]> tickers = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Matcher m = TICKER.matcher(line);
        if (m.find()) {
          double[] top = new double[4];
          for (int i = 0; i < 4; i++) {
            top[i] = Double.parseDouble(m.group(2 + i));
          }
          tickers.put(Long.parseLong(m.group(1)), top);
        }
      }
    }
    return tickers;
  }

  private static List<Path> files() throws IOException {
    Path folder = data().resolve("l2_binance_2024-08-08");
    String otherwise = "skipped: no " + folder + "; set PLIMSOLL_DATA to the folder that holds it";
    if (!Files.isDirectory(folder)) {
      System.out.println(otherwise);
    }
    assumeTrue(Files.isDirectory(folder), otherwise);
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(".gz")).sorted().toList();
    }
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
