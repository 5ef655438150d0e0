package io.plimsoll.features.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * A real day of Bitstamp's orders, one by one, against the books that Bitstamp published beside
 * them: from each published book the orders lead to the next one, and features of the book that was
 * built so must be those that plain loops make of the published levels.
 *
 * <p>The two feeds are not of one clock, so now and then a book was published a moment before or
 * after the order next to it in the recording; nearly all must be the same all the same. A
 * published book has 20 levels a side: a band is compared where it ends before the last of them.
 */
class BitstampBookTest {
  private static final String FILE = "lob_bitstamp_2015-05-01/2015-05-01.log.xz";
  private static final Pattern ORDER =
      Pattern.compile(
          "\"price\": \"([\\d.]+)\", \"amount\": \"([\\d.]+)\".*\"id\": (\\d+), \"order_type\": (\\d)");
  private static final Pattern LEVEL = Pattern.compile("\\[\"([\\d.]+)\", \"([\\d.]+)\"\\]");

  /** Quantities are published to 1e-8: what several of them round to, relative to what they are. */
  private static final double TOLERANCE = 1e-7;

  private final OrderBook book = new OrderBook(Market.BTC);
  private final BookSample sample = new BookSample(book);
  private final Map<Long, double[]> orders = new HashMap<>();
  private final Map<Double, Double> resting = new HashMap<>();
  private double lowest;
  private double highest;
  private int compared;
  private int same;
  private double worstOfSame;
  private final List<Double> bandDeviations = new ArrayList<>();

  /** Levels of a published book: price and quantity, the best first. */
  private record Published(double[] bids, double[] asks) {
    static Published of(String line) {
      int asks = line.indexOf("\"asks\"");
      return new Published(pairs(line.substring(0, asks)), pairs(line.substring(asks)));
    }

    private static double[] pairs(String text) {
      Matcher matcher = LEVEL.matcher(text);
      List<Double> pairs = new ArrayList<>();
      while (matcher.find()) {
        pairs.add(Double.parseDouble(matcher.group(1)));
        pairs.add(Double.parseDouble(matcher.group(2)));
      }
      return pairs.stream().mapToDouble(d -> d).toArray();
    }

    double mid() {
      return (bids[0] + asks[0]) / 2;
    }

    /** Notional of a side within a band, by a plain loop. */
    static double within(double[] side, double mid, double bps) {
      double sum = 0;
      for (int i = 0; i < side.length; i += 2) {
        if (Math.abs(side[i] / mid - 1) * 1e4 <= bps) {
          sum += side[i] * side[i + 1];
        }
      }
      return sum;
    }
  }

  @Test
  void ordersLeadFromEachPublishedBookToTheNext() throws IOException, InterruptedException {
    Path root =
        Path.of(Optional.ofNullable(System.getenv("PLIMSOLL_DATA")).orElse("../shared/data"));
    Path file = root.resolve(FILE);
    if (!Files.exists(file)) {
      file = Path.of("../..").resolve(root).resolve(FILE);
    }
    skipUnless(
        Files.exists(file), "no " + FILE + "; set PLIMSOLL_DATA to the folder that holds it");
    Process xz;
    try {
      xz = new ProcessBuilder("xz", "-dc", file.toString()).start();
    } catch (IOException e) {
      skipUnless(false, "no program xz to unpack " + FILE);
      return;
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(xz.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ", 3);
        long nanos = Long.parseLong(parts[0]) * 1_000_000;
        if (parts[1].equals("order_book")) {
          published(nanos, Published.of(parts[2]));
        } else if (parts[1].startsWith("order_")) {
          order(nanos, parts[1], parts[2]);
        }
      }
    }
    assertEquals(0, xz.waitFor());
    bandDeviations.sort(null);
    long close = bandDeviations.stream().filter(d -> d <= TOLERANCE).count();
    System.out.printf(
        "Bitstamp 2015-05-01: %d published books, %d (%.1f%%) with the same five best levels, worst"
            + " deviation of a feature among these %.1e; %d band sums, %.1f%% within %.0e%n",
        compared,
        same,
        100.0 * same / compared,
        worstOfSame,
        bandDeviations.size(),
        100.0 * close / bandDeviations.size(),
        TOLERANCE);
    assertEquals(5010, compared);
    assertTrue(same > 0.97 * compared, same + " of " + compared);
    assertTrue(worstOfSame <= TOLERANCE, "worst " + worstOfSame);
    assertTrue(bandDeviations.size() > 10_000, bandDeviations.size() + " bands");
    assertTrue(close > 0.95 * bandDeviations.size(), close + " of " + bandDeviations.size());
  }

  private static void skipUnless(boolean condition, String why) {
    if (!condition) {
      System.out.println("skipped: " + why);
    }
    Assumptions.assumeTrue(condition, why);
  }

  private void order(long nanos, String kind, String json) {
    Matcher matcher = ORDER.matcher(json);
    assertTrue(matcher.find(), json);
    double price = Double.parseDouble(matcher.group(1));
    double amount = Double.parseDouble(matcher.group(2));
    long id = Long.parseLong(matcher.group(3));
    boolean bid = matcher.group(4).equals("0");
    double[] before = orders.get(id);
    double change =
        switch (kind) {
          case "order_created" -> amount;
          case "order_changed" -> before == null ? 0 : amount - before[0];
          default -> -(before == null ? amount : before[0]);
        };
    if (kind.equals("order_deleted")) {
      orders.remove(id);
    } else {
      orders.put(id, new double[] {amount});
    }
    if (book.known()) {
      double key = bid ? price : -price;
      double left = resting.getOrDefault(key, 0.0) + change;
      double quantity = left < 5e-9 ? 0 : left;
      resting.put(key, quantity);
      double[] level = {price, quantity};
      double[] none = {};
      book.apply(Levels.message(false, nanos, -1, -1, bid ? level : none, bid ? none : level));
    }
  }

  private void published(long nanos, Published now) {
    if (book.known()) {
      compare(now);
    }
    BookDelta snapshot = Levels.message(true, nanos, -1, -1, now.bids(), now.asks());
    book.apply(snapshot);
    resting.clear();
    for (int i = 0; i < snapshot.bidPrices().length; i++) {
      resting.put(snapshot.bidPrices()[i], snapshot.bidQuantities()[i]);
    }
    for (int i = 0; i < snapshot.askPrices().length; i++) {
      resting.put(-snapshot.askPrices()[i], snapshot.askQuantities()[i]);
    }
    lowest = now.bids()[now.bids().length - 2];
    highest = now.asks()[now.asks().length - 2];
  }

  private void compare(Published now) {
    compared++;
    sample.take();
    boolean equal = true;
    for (int i = 0; i < 5; i++) {
      equal &= book.bidPrice(i) == now.bids()[2 * i] && book.askPrice(i) == now.asks()[2 * i];
      equal &= Math.abs(book.bidQuantity(i) - now.bids()[2 * i + 1]) < 1e-8;
      equal &= Math.abs(book.askQuantity(i) - now.asks()[2 * i + 1]) < 1e-8;
    }
    double mid = now.mid();
    double end = now.bids()[now.bids().length - 2];
    double below = 1e4 * (1 - Math.max(lowest, end) / mid);
    double above = 1e4 * (Math.min(highest, now.asks()[now.asks().length - 2]) / mid - 1);
    for (int band = 0; band < DepthBands.bands(); band++) {
      double bps = DepthBands.bandBps(band);
      if (bps < below) {
        double expected = Published.within(now.bids(), mid, bps);
        bandDeviations.add(deviation(expected, sample.bidNotional(band)));
      }
      if (bps < above) {
        double expected = Published.within(now.asks(), mid, bps);
        bandDeviations.add(deviation(expected, sample.askNotional(band)));
      }
    }
    if (equal) {
      same++;
      features(now);
    }
  }

  private static double deviation(double expected, double value) {
    double distance = Math.abs(expected - value);
    return Double.isNaN(distance) ? 1 : distance / Math.max(1, Math.abs(expected));
  }

  /** What kernels make of the first five levels, against plain loops over the published ones. */
  private void features(Published now) {
    double[] b = now.bids();
    double[] a = now.asks();
    double bids = 0;
    double asks = 0;
    double gap = 0;
    for (int i = 0; i < 10; i += 2) {
      bids += b[i + 1];
      asks += a[i + 1];
      gap = i == 0 ? 0 : Math.max(gap, Math.max(b[i - 2] - b[i], a[i] - a[i - 2]));
    }
    if (b[0] >= a[0]) {
      return; // published crossed: the kernels are silent
    }
    double micro = (b[0] * a[1] + a[0] * b[1]) / (a[1] + b[1]);
    check((bids - asks) / (bids + asks), "level-imbalance", "levels", "5");
    check((b[1] - a[1]) / (b[1] + a[1]), "top-imbalance");
    check(gap / now.mid(), "largest-gap", "levels", "5");
    check(micro / now.mid() - 1, "microprice-gap");
    check((a[0] - b[0]) / now.mid(), "quoted-spread");
  }

  @SuppressWarnings("unchecked")
  private void check(double expected, String name, String... settings) {
    var kernel =
        (Kernel<io.plimsoll.datasets.Observation, Object>)
            KernelRegistry.standard()
                .create(Market.feature("x", name, settings), List.of(Market.BTC), Market.MINUTE);
    Object state = kernel.create();
    boolean top = kernel.consumes() == (Class<?>) io.plimsoll.datasets.market.TopOfBook.class;
    kernel.update(state, top ? book : sample);
    double value = kernel.value(state, book.availableNanos());
    worstOfSame = Math.max(worstOfSame, deviation(expected, value));
  }
}
