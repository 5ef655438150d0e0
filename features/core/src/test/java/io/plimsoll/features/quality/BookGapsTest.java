package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.Market;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.positioning.Sampled;
import io.plimsoll.features.window.BucketSums;
import io.plimsoll.features.window.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BookGapsTest extends KernelContract<OrderBook, BucketSums> {
  private static final double[] ONE = {1};

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "book-gaps", "window", "20m");
  }

  private static BookDelta delta(long nanos, boolean snapshot, long id) {
    double[] bid = {99};
    double[] ask = {101};
    return new BookDelta(BTC, nanos, nanos, snapshot, id, id, id - 1, bid, ONE, ask, ONE);
  }

  /** The book after each message that changed it or showed a gap. */
  @Override
  protected List<OrderBook> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    OrderBook book = new OrderBook(BTC);
    List<OrderBook> books = new ArrayList<>();
    long id = 0;
    for (long nanos : Sampled.times(random, style, 3 * count)) {
      boolean gap = style != Style.FLAT && random.nextInt(15) == 0;
      id += gap ? 2 : 1;
      OrderBook.Applied applied =
          book.apply(delta(nanos, !book.known() && random.nextInt(2) == 0, id));
      if (applied != OrderBook.Applied.SKIPPED && books.size() < count) {
        SavedState.Writer out = new SavedState.Writer();
        book.save(out);
        OrderBook copy = new OrderBook(BTC);
        copy.restore(new SavedState.Reader(out.toArray()));
        books.add(copy);
      }
    }
    return books;
  }

  @Override
  protected double naive(List<OrderBook> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 20 * MINUTE) {
      return Double.NaN;
    }
    return seen.stream()
        .filter(book -> !book.known() && Sampled.within(book.availableNanos(), asOfNanos, 20))
        .count();
  }

  @Test
  void countsAGapOnceHoweverLongTheBookStaysUnknown() {
    List<MarketEvent> events = new ArrayList<>();
    long[] ids = {1, 2, 3, 7, 8, 9, 20, 21, 30};
    for (int i = 0; i < ids.length; i++) {
      // Snapshots at 1 and 20; so 7 and 30 are gaps, and 8 and 9 are changes of nothing.
      boolean snapshot = ids[i] == 1 || ids[i] == 20;
      events.add(delta(START + i * MINUTE, snapshot, ids[i]));
    }
    events.add(Market.trade(BTC, START + 10 * MINUTE, 100, 1));
    FeatureTable table =
        BatchRunner.run(
                Market.view(feature("gaps", "book-gaps", "window", "10m")),
                List.of(BTC),
                events::forEach)
            .getFirst();
    int last = table.size() - 1;
    assertEquals(START + 10 * MINUTE, table.asOfNanos(last));
    assertEquals(2, table.value(last, 0));
    assertEquals(Double.NaN, table.value(last - 1, 0), "five minutes of ten");
  }
}
