package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.book.Levels;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.window.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the book after each message, and trades between them. */
abstract class BookKernelContract extends KernelContract<Observation, BookWindow> {

  @Override
  protected List<Observation> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Observation> events = new ArrayList<>();
    OrderBook book = new OrderBook(BTC);
    long nanos = START + 17;
    long id = 1;
    for (int i = 0; i < count; i++) {
      double size = style == Style.HUGE ? 1e305 : 1;
      if (i > 0 && random.nextInt(4) == 0) {
        double quantity = 0.05 * size * random.nextDouble() + 1e-3;
        events.add(new Trade(BTC, nanos, nanos, 100, quantity, Trade.Aggressor.BUYER));
      } else {
        boolean lost = style == Style.QUIET && random.nextInt(20) == 0;
        id += lost ? 2 : 1;
        book.apply(message(random, i == 0 || random.nextInt(25) == 0, nanos, id, style, size));
        events.add(copy(book));
      }
      nanos +=
          switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> MINUTE - nanos % MINUTE;
            case 2 -> style == Style.QUIET ? 30 * MINUTE : MINUTE;
            default -> 1 + random.nextLong(MINUTE / 2);
          };
    }
    return events;
  }

  private static BookDelta message(
      SplittableRandom random, boolean snapshot, long nanos, long id, Style style, double size) {
    return Levels.message(
        snapshot,
        nanos,
        id,
        id,
        side(random, snapshot, style, size, 95),
        side(random, snapshot, style, size, 101));
  }

  private static double[] side(
      SplittableRandom random, boolean snapshot, Style style, double size, int from) {
    double[] pairs = new double[snapshot ? 10 : 4];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = from + (snapshot ? i / 2 : random.nextInt(6));
      boolean gone = !snapshot && random.nextInt(3) == 0;
      pairs[i + 1] = gone ? 0 : style == Style.FLAT ? 1 : size * (0.1 + random.nextDouble());
    }
    return pairs;
  }

  private static OrderBook copy(OrderBook book) {
    SavedState.Writer out = new SavedState.Writer();
    book.save(out);
    OrderBook copy = new OrderBook(BTC);
    copy.restore(new SavedState.Reader(out.toArray()));
    return copy;
  }
}
