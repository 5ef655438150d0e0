package io.plimsoll.features.book;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.book.Levels.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.features.book.OrderBook.Applied;
import io.plimsoll.features.window.SavedState;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OrderBookTest {
  private static final long NO_ID = BookDelta.NO_ID;
  private static final double[] NONE = {};

  /** The slow and obvious book. */
  private static final class Naive {
    final TreeMap<Double, Double> bids = new TreeMap<>(Comparator.reverseOrder());
    final TreeMap<Double, Double> asks = new TreeMap<>();
    boolean known;
    double removed;

    void apply(BookDelta delta) {
      removed = 0;
      if (delta.snapshot()) {
        bids.clear();
        asks.clear();
      }
      known = true;
      set(bids, delta.bidPrices(), delta.bidQuantities());
      set(asks, delta.askPrices(), delta.askQuantities());
    }

    private void set(TreeMap<Double, Double> side, double[] prices, double[] quantities) {
      for (int i = 0; i < prices.length; i++) {
        double before = side.getOrDefault(prices[i], 0.0);
        removed += prices[i] * Math.max(0, before - quantities[i]);
        if (quantities[i] == 0) {
          side.remove(prices[i]);
        } else {
          side.put(prices[i], quantities[i]);
        }
      }
    }

    void forget() {
      bids.clear();
      asks.clear();
      known = false;
    }
  }

  /** How a venue numbers its messages. */
  private enum Numbering {
    NONE,
    /** First and last update of a message. */
    SPOT,
    /** The message before is named; the first update is not one more than the last before. */
    FUTURES,
    /** Only the message before is named. */
    PREVIOUS
  }

  private static BookDelta next(
      SplittableRandom random, Numbering numbering, boolean snapshot, long before, long last) {
    int levels = snapshot ? 30 : random.nextInt(6);
    double[] bids = pairs(random, levels, snapshot, 940);
    double[] asks = pairs(random, random.nextInt(levels + 1), snapshot, 998);
    long nanos = START + last;
    return switch (numbering) {
      case NONE -> message(snapshot, nanos, NO_ID, NO_ID, bids, asks);
      case SPOT -> message(snapshot, nanos, snapshot ? last : before + 1, last, bids, asks);
      case FUTURES -> message(snapshot, nanos, before + 3, last, before, bids, asks);
      case PREVIOUS -> message(snapshot, nanos, NO_ID, last, before, bids, asks);
    };
  }

  private static double[] pairs(SplittableRandom random, int levels, boolean all, int from) {
    double[] pairs = new double[2 * levels];
    for (int i = 0; i < levels; i++) {
      // Bids up to 1000, asks from 998: now and then the book is crossed.
      pairs[2 * i] = from + random.nextInt(60);
      pairs[2 * i + 1] = !all && random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(9);
    }
    return pairs;
  }

  private static OrderBook restarted(OrderBook book) {
    SavedState.Writer out = new SavedState.Writer();
    book.save(out);
    OrderBook again = new OrderBook(BTC);
    SavedState.Reader in = new SavedState.Reader(out.toArray());
    again.restore(in);
    in.end();
    return again;
  }

  private static void assertSame(Naive naive, OrderBook book) {
    assertEquals(naive.known, book.known());
    assertEquals(List.copyOf(naive.bids.keySet()), Levels.prices(book, true));
    assertEquals(List.copyOf(naive.bids.values()), Levels.quantities(book, true));
    assertEquals(List.copyOf(naive.asks.keySet()), Levels.prices(book, false));
    assertEquals(List.copyOf(naive.asks.values()), Levels.quantities(book, false));
    boolean bid = !naive.bids.isEmpty();
    boolean ask = !naive.asks.isEmpty();
    assertEquals(bid ? naive.bids.firstKey() : Double.NaN, book.bidPrice());
    assertEquals(ask ? naive.asks.firstKey() : Double.NaN, book.askPrice());
    assertEquals(bid ? naive.bids.firstEntry().getValue() : 0, book.bidQuantity());
    assertEquals(ask ? naive.asks.firstEntry().getValue() : 0, book.askQuantity());
    assertEquals(bid && ask && naive.bids.firstKey() >= naive.asks.firstKey(), book.crossed());
  }

  @Property(tries = 200, seed = "1")
  void isWhatTheMessagesSay(@ForAll long seed, @ForAll Numbering numbering) {
    SplittableRandom random = new SplittableRandom(seed);
    Naive naive = new Naive();
    OrderBook book = new OrderBook(BTC);
    List<BookDelta> sent = new ArrayList<>();
    long last = 100;
    boolean broken = false;
    for (int i = 0; i < 120; i++) {
      boolean snapshot = random.nextInt(25) == 0;
      boolean lost = !snapshot && i > 0 && random.nextInt(15) == 0;
      long before = last + (lost ? 2 : 0);
      last = before + 5;
      BookDelta delta = next(random, numbering, snapshot, before, last);
      boolean numbered = numbering != Numbering.NONE;
      Applied applied = book.apply(delta);
      if (snapshot || (!numbered && !broken)) {
        broken = false;
        naive.apply(delta);
        assertEquals(Applied.CHANGED, applied);
        assertEquals(snapshot ? 0 : naive.removed, book.removedNotional(), 1e-9);
      } else if (!naive.known) {
        assertEquals(Applied.SKIPPED, applied);
      } else if (lost) {
        assertEquals(Applied.GAP, applied);
        naive.forget();
      } else {
        assertEquals(Applied.CHANGED, applied);
        naive.apply(delta);
        assertEquals(naive.removed, book.removedNotional(), 1e-9);
      }
      assertSame(naive, book);
      sent.add(delta);
      if (numbered && random.nextInt(8) == 0) {
        BookDelta again = sent.get(random.nextInt(sent.size()));
        if (!again.snapshot()) {
          assertEquals(Applied.SKIPPED, book.apply(again), "a message that comes again");
          assertSame(naive, book);
        }
      }
      if (random.nextInt(10) == 0) {
        book = restarted(book);
        assertSame(naive, book);
      }
    }
  }

  @Test
  void aMessageMayReachBackOverWhatASnapshotHoldsAlready() {
    OrderBook book = new OrderBook(BTC);
    double[] bid = {99, 1};
    double[] ask = {101, 1};
    assertEquals(Applied.SKIPPED, book.apply(message(false, START, 1, 9, bid, ask)));
    assertEquals(Applied.CHANGED, book.apply(message(true, START, 10, 10, bid, ask)));
    assertEquals(Applied.SKIPPED, book.apply(message(false, START, 5, 10, bid, ask)));
    assertEquals(
        Applied.CHANGED, book.apply(message(false, START, 8, 12, new double[] {99, 3}, NONE)));
    assertEquals(3, book.bidQuantity());
    assertEquals(
        Applied.GAP, book.apply(message(false, START + 7, 14, 15, new double[] {99, 4}, NONE)));
    assertFalse(book.known());
    assertEquals(START + 7, book.availableNanos());
    assertEquals(Double.NaN, book.mid());
    assertEquals(
        Applied.SKIPPED, book.apply(message(false, START, 16, 17, new double[] {99, 4}, NONE)));
    assertEquals(Applied.CHANGED, book.apply(message(true, START, 1, 1, bid, ask)));
    assertTrue(book.known());
  }

  @Test
  void aVenueThatNamesOnlyTheMessageBeforeIsHeldToThat() {
    OrderBook book = new OrderBook(BTC);
    double[] bid = {99, 1};
    book.apply(message(true, START, NO_ID, 10, NO_ID, bid, NONE));
    assertEquals(Applied.CHANGED, book.apply(message(false, START, NO_ID, 15, 10, bid, NONE)));
    assertEquals(Applied.GAP, book.apply(message(false, START, NO_ID, 20, 16, bid, NONE)));
  }

  @Test
  void bandsAreWhatLiesWithinThemAndNaNWhereTheBookIsNotInOrder() {
    // mid 100: 10 bps reach 99.9 and 100.1, 100 bps 99 and 101
    BookSample sample =
        Levels.sample(
            Levels.book(
                START,
                new double[] {99.95, 2, 99.5, 4, 98.9, 8},
                new double[] {100.05, 1, 100.5, 3, 100.9, 5}));
    assertEquals(2 * 99.95, sample.bidNotional(DepthBands.bandOf(10)), 1e-12);
    assertEquals(2 * 99.95 + 4 * 99.5, sample.bidNotional(DepthBands.bandOf(100)), 1e-12);
    assertEquals(100.05, sample.askNotional(DepthBands.bandOf(25)), 1e-12);
    assertEquals(100.05 + 3 * 100.5 + 5 * 100.9, sample.askNotional(DepthBands.bandOf(100)), 1e-12);
    for (OrderBook bad :
        List.of(
            new OrderBook(BTC),
            Levels.book(START, new double[] {99, 1}, NONE),
            Levels.book(START, new double[] {101, 1}, new double[] {100, 1}),
            Levels.book(START, new double[] {100, 1}, new double[] {100, 1}))) {
      for (int band = 0; band < DepthBands.bands(); band++) {
        assertEquals(Double.NaN, Levels.sample(bad).bidNotional(band));
        assertEquals(Double.NaN, Levels.sample(bad).askNotional(band));
      }
    }
  }

  @Test
  void refusesASavedBookThatIsDamaged() {
    SavedState.Writer out = new SavedState.Writer();
    Levels.book(START, new double[] {99, 1, 98, 1}, new double[] {101, 1}).save(out);
    double[] saved = out.toArray();
    double[] cut = java.util.Arrays.copyOf(saved, saved.length - 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new OrderBook(BTC).restore(new SavedState.Reader(cut)));
    double[] swapped = saved.clone();
    // The bids are saved from the worst: 98, 1, 99, 1 after five whole numbers and their count.
    swapped[12] = 99.5;
    assertThrows(
        IllegalArgumentException.class,
        () -> new OrderBook(BTC).restore(new SavedState.Reader(swapped)));
  }

  @Test
  void aWarmBookAllocatesNothing() {
    SplittableRandom random = new SplittableRandom(3);
    OrderBook book = new OrderBook(BTC);
    BookSample sample = new BookSample(book);
    book.apply(next(random, Numbering.NONE, true, 0, 1));
    BookDelta[] deltas = new BookDelta[20_000];
    for (int i = 0; i < deltas.length; i++) {
      deltas[i] = next(random, Numbering.NONE, false, 0, i);
    }
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (BookDelta delta : deltas) {
        book.apply(delta);
        sample.take();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }
}
