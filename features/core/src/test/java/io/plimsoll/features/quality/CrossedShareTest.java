package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.positioning.Sampled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrossedShareTest extends KernelContract<TopOfBook, CrossedShare.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "crossed-share", "window", "20m");
  }

  /** Quotes, some crossed, locked or, of a built book, with one side alone. */
  @Override
  protected List<TopOfBook> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TopOfBook> events = new ArrayList<>();
    double unit = style == Style.HUGE ? 1e300 : style == Style.SPIKED ? 1e-300 : 1;
    for (long nanos : Sampled.times(random, style, count)) {
      int turn = style == Style.FLAT ? 3 : random.nextInt(events.isEmpty() ? 3 : 4);
      events.add(turn == 3 ? oneSided(nanos) : quote(nanos, unit * 100, unit * (99 + turn)));
    }
    return events;
  }

  private static Quote quote(long nanos, double bid, double ask) {
    return new Quote(BTC, nanos, nanos, bid, 1, ask, 1);
  }

  private static OrderBook oneSided(long nanos) {
    OrderBook book = new OrderBook(BTC);
    double[] one = {1};
    double[] none = {};
    book.apply(new BookDelta(BTC, nanos, nanos, true, -1, -1, -1, one, one, none, none));
    return book;
  }

  /** Second by second would be obvious too, but times are in nanoseconds: event by event. */
  @Override
  protected double naive(List<TopOfBook> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 20 * MINUTE) {
      return Double.NaN;
    }
    long begin = (Sampled.minute(asOfNanos) - 20) * MINUTE;
    double crossed = 0;
    double known = 0;
    for (int i = 0; i < seen.size(); i++) {
      TopOfBook top = seen.get(i);
      long end = i + 1 < seen.size() ? seen.get(i + 1).availableNanos() : asOfNanos;
      long forgotten = top.availableNanos() + 15 * MINUTE;
      double held = Math.min(end, forgotten) - Math.max(top.availableNanos(), begin);
      if (held > 0 && top.bidPrice() > 0 && top.askPrice() > 0) {
        known += held;
        crossed += top.bidPrice() >= top.askPrice() ? held : 0;
      }
    }
    return crossed / known;
  }

  private static double value(String by, List<TopOfBook> tops, long asOfNanos) {
    FeatureSpec feature = feature("x", "crossed-share", "window", "1m", "by", by);
    CrossedShare kernel =
        (CrossedShare) KernelRegistry.standard().create(feature, UNIVERSE, MINUTE);
    CrossedShare.State state = kernel.create();
    tops.forEach(top -> kernel.update(state, top));
    return kernel.value(state, asOfNanos);
  }

  @Test
  void weighsTimeOrMessagesAndALockedBookCounts() {
    // In the minute: orderly for 30 s, locked for 6, one-sided for 10, crossed for the last 14.
    List<TopOfBook> tops =
        List.of(
            quote(START - SECOND, 99, 100),
            quote(START + 30 * SECOND, 100, 100),
            oneSided(START + 36 * SECOND),
            quote(START + 46 * SECOND, 101, 100));
    assertEquals(20.0 / 50, value("time", tops, START + MINUTE), 1e-15);
    assertEquals(1, value("messages", tops, START + MINUTE));
    // A minute later it is crossed all the time, and nobody has sent anything.
    assertEquals(1, value("time", tops, START + 2 * MINUTE));
    assertEquals(Double.NaN, value("messages", tops, START + 2 * MINUTE));
    assertEquals(Double.NaN, value("time", tops, START + 16 * MINUTE), "silent for too long");
  }
}
