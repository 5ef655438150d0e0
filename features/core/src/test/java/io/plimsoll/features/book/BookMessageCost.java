package io.plimsoll.features.book;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.Market;
import io.plimsoll.features.OnlineRunner;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How long a message about a book takes through the whole view {@code book-1m}: run {@code main}.
 *
 * <p>A book of 500 levels a side; messages of one to three levels, most of them near the best, 200
 * a second of the market's time, and a trade every tenth message.
 */
public final class BookMessageCost {
  private static final int MESSAGES = 1_000_000;
  private static final int LEVELS = 500;
  private static final long STEP_NANOS = 5_000_000;

  private BookMessageCost() {}

  /** Prints nanoseconds a message of several runs. */
  public static void main(String[] args) {
    MarketEvent[] events = events();
    for (int run = 0; run < 6; run++) {
      OnlineRunner runner =
          new OnlineRunner(
              Market.named(args.length > 0 ? args[0] : "book-1m"),
              List.of(BTC),
              (id, asOf, values) -> {});
      long begin = System.nanoTime();
      for (MarketEvent event : events) {
        runner.accept(event);
      }
      double nanos = (double) (System.nanoTime() - begin) / events.length;
      System.out.printf(
          "%.0f ns a message, %.2f million a second, %d rows%n",
          nanos, 1e3 / nanos, runner.counters().rows());
    }
  }

  private static MarketEvent[] events() {
    SplittableRandom random = new SplittableRandom(1);
    MarketEvent[] events = new MarketEvent[MESSAGES];
    double[][] side = new double[2][2 * LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      side[0][2 * i] = price(-i);
      side[1][2 * i] = price(i + 1);
      side[0][2 * i + 1] = 1 + random.nextDouble();
      side[1][2 * i + 1] = 1 + random.nextDouble();
    }
    events[0] = Levels.message(true, START, -1, -1, side[0], side[1]);
    for (int i = 1; i < MESSAGES; i++) {
      long nanos = START + i * STEP_NANOS;
      events[i] = i % 10 == 0 ? trade(random, nanos) : message(random, nanos, i);
    }
    return events;
  }

  private static double price(int tick) {
    return (600_000 + tick) / 10.0;
  }

  private static Trade trade(SplittableRandom random, long nanos) {
    boolean buy = random.nextBoolean();
    return new Trade(
        BTC,
        nanos,
        nanos,
        price(buy ? 1 : 0),
        0.01 * (1 + random.nextInt(50)),
        buy ? Trade.Aggressor.BUYER : Trade.Aggressor.SELLER);
  }

  private static BookDelta message(SplittableRandom random, long nanos, int id) {
    boolean bid = random.nextBoolean();
    double[] levels = new double[2 * (1 + random.nextInt(3))];
    for (int i = 0; i < levels.length; i += 2) {
      // Half of the changes within five levels, a tenth anywhere.
      int reach = random.nextInt(10) == 0 ? LEVELS : random.nextInt(5) == 0 ? 40 : 5;
      int distance = random.nextInt(reach);
      levels[i] = price(bid ? -distance : distance + 1);
      levels[i + 1] = distance > 0 && random.nextInt(4) == 0 ? 0 : 1 + random.nextDouble();
    }
    double[] none = {};
    return Levels.message(false, nanos, -1, -1, bid ? levels : none, bid ? none : levels);
  }
}
