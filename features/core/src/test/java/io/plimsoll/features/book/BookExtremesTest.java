package io.plimsoll.features.book;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import io.plimsoll.features.OnlineRunner;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The view of books on what no book should be, and what it allocates. */
class BookExtremesTest {
  private static final FeatureView VIEW = Market.named("book-1m");

  /** Prices and quantities of any size, in any order, crossed, one-sided, with gaps. */
  private static List<MarketEvent> wild(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    long nanos = START;
    long id = 1;
    for (int i = 0; i < 3_000; i++) {
      nanos += random.nextLong(random.nextInt(200) == 0 ? 2_000 * SECOND : 3 * SECOND);
      id += random.nextInt(30) == 0 ? 2 : 1;
      if (random.nextInt(4) == 0) {
        Trade.Aggressor side = Trade.Aggressor.values()[random.nextInt(3)];
        events.add(new Trade(BTC, nanos, nanos, size(random), size(random), side));
      } else {
        boolean snapshot = i == 0 || random.nextInt(20) == 0;
        events.add(Levels.message(snapshot, nanos, id, id, side(random), side(random)));
      }
    }
    return events;
  }

  private static double size(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> Double.MAX_VALUE * random.nextDouble() + 1;
      case 1 -> 1e300;
      case 2 -> 1e-300;
      case 3 -> Double.MIN_VALUE;
      default -> 100 + random.nextInt(10);
    };
  }

  private static double[] side(SplittableRandom random) {
    double[] pairs = new double[2 * random.nextInt(20)];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = size(random);
      pairs[i + 1] = random.nextInt(3) == 0 ? 0 : size(random);
    }
    return pairs;
  }

  @Property(tries = 15, seed = "5")
  void noNumberIsInfiniteOrOutOfItsRange(@ForAll long seed) {
    List<MarketEvent> events = wild(seed);
    BatchRunner.Result result =
        BatchRunner.runCounted(VIEW, List.of(BTC), events::forEach, KernelRegistry.standard());
    assertEquals(events.size(), result.counters().accepted());
    FeatureTable table = result.tables().getFirst();
    assertTrue(table.size() > 100);
    for (String column : table.columns()) {
      for (double value : table.column(column)) {
        assertFalse(Double.isInfinite(value), column);
        boolean fraction =
            column.startsWith("imbalance")
                || column.startsWith("depth_convexity")
                || column.startsWith("microprice");
        assertFalse(fraction && Math.abs(value) > 1 + 1e-12, () -> column + " " + value);
        boolean positive =
            column.startsWith("spread")
                || column.startsWith("depth_1")
                || column.startsWith("depth_2")
                || column.startsWith("depth_5")
                || column.contains("ratio")
                || column.startsWith("largest")
                || column.startsWith("cost")
                || column.startsWith("roll")
                || column.startsWith("corwin")
                || column.startsWith("vpin");
        assertFalse(positive && value < 0, () -> column + " " + value);
        assertFalse(column.startsWith("vpin") && value > 1 + 1e-12, () -> column + " " + value);
      }
    }
  }

  @Test
  void aCrossedOrOneSidedBookHasNoNumberThatNeedsAMid() {
    double[] none = {};
    double[] bid = {101, 5};
    double[] ask = {99, 5};
    for (BookDelta bad :
        List.of(
            Levels.message(true, START + 1, 1, 1, bid, ask),
            Levels.message(true, START + 1, 1, 1, bid, none),
            Levels.message(true, START + 1, 1, 1, none, ask),
            Levels.message(true, START + 1, 1, 1, none, none))) {
      List<double[]> rows = new ArrayList<>();
      OnlineRunner runner =
          new OnlineRunner(VIEW, List.of(BTC), (id, asOf, values) -> rows.add(values.clone()));
      runner.accept(bad);
      runner.advanceTo(START + 61 * SECOND);
      for (int column = 0; column < VIEW.columns().size(); column++) {
        String name = VIEW.columns().get(column);
        // The spread of a crossed book is told: below 0, which is how one is recognized.
        boolean told = name.equals("quoted_spread") && bad.bidPrices().length > 0;
        told &= bad.askPrices().length > 0;
        double value = rows.getFirst()[column];
        assertEquals(told ? -0.02 : Double.NaN, value, 1e-15, name);
      }
    }
  }

  @Test
  void quotesAreNotMixedIntoABookThatIsKnown() {
    int spread = VIEW.columns().indexOf("quoted_spread");
    List<Double> spreads = new ArrayList<>();
    OnlineRunner runner =
        new OnlineRunner(VIEW, List.of(BTC), (id, asOf, values) -> spreads.add(values[spread]));
    long minute = 60 * SECOND;
    runner.accept(quote(START + 1));
    double[] bid = {99, 5};
    double[] ask = {101, 5};
    runner.accept(Levels.message(true, START + minute + 1, 1, 1, bid, ask));
    runner.accept(quote(START + minute + 2));
    // A gap: the book is lost, and what is quoted counts again.
    runner.accept(Levels.message(false, START + 2 * minute + 1, 5, 5, bid, ask));
    runner.accept(quote(START + 2 * minute + 2));
    runner.advanceTo(START + 3 * minute + 1);
    assertEquals(List.of(0.04, 0.02, 0.04), spreads);
  }

  private static Quote quote(long nanos) {
    return new Quote(BTC, nanos, nanos, 98, 1, 102, 1);
  }

  @Test
  void aHundredThousandMessagesThroughTheViewAllocateOnlyTheirBars() {
    List<MarketEvent> events = BookMarket.events(3, 150_000, false, BTC);
    OnlineRunner runner = new OnlineRunner(VIEW, List.of(BTC), (id, asOf, values) -> {});
    for (int i = 0; i < 50_000; i++) {
      runner.accept(events.get(i));
    }
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long rows = runner.counters().rows();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 50_000; i < 150_000; i++) {
      runner.accept(events.get(i));
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    // A bar a minute, of about 100 bytes each; a byte a message would be 100,000 more.
    long bars = runner.counters().rows() - rows;
    assertTrue(bytes <= 130 * bars, bytes + " bytes, " + bars + " bars");
  }
}
