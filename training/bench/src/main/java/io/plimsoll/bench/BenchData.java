package io.plimsoll.bench;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Events to measure with: made, not recorded, so that anyone has the same ones. */
final class BenchData {
  private static final long START = 1_700_006_400_000_000_000L;
  private static final long MEAN_WAIT_NANOS = 50_000_000L;
  private static final double TICK = 0.1;
  private static final int LEVELS = 500;

  private BenchData() {}

  static List<InstrumentId> universe(int instruments) {
    List<InstrumentId> universe = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      universe.add(new InstrumentId("X" + i));
    }
    return universe;
  }

  /**
   * Trades of an instrument 50 ms apart on average, instruments in random order; prices walk by
   * ticks.
   */
  static MarketEvent[] trades(int count, List<InstrumentId> universe) {
    SplittableRandom random = new SplittableRandom(20240101);
    long[] ticks = new long[universe.size()];
    Arrays.fill(ticks, 300_000);
    MarketEvent[] trades = new MarketEvent[count];
    long nanos = START;
    for (int e = 0; e < count; e++) {
      nanos += (long) (-StrictMath.log(1 - random.nextDouble()) * MEAN_WAIT_NANOS / ticks.length);
      int i = random.nextInt(ticks.length);
      if (random.nextInt(3) == 0) {
        ticks[i] += random.nextInt(3) - 1;
      }
      trades[e] =
          new Trade(
              universe.get(i),
              nanos,
              nanos,
              ticks[i] * TICK,
              0.001 + random.nextDouble(),
              random.nextBoolean() ? Trade.Aggressor.BUYER : Trade.Aggressor.SELLER);
    }
    return trades;
  }

  /**
   * A snapshot of a book of 500 levels a side, then messages about 10 ms apart, each of one to four
   * levels, most of them near the best; now and then a best level is taken or improved.
   */
  static MarketEvent[] book(int count, InstrumentId instrument) {
    SplittableRandom random = new SplittableRandom(20240102);
    MarketEvent[] messages = new MarketEvent[count];
    long bid = 300_000;
    long ask = bid + 1;
    long nanos = START;
    double[] depth = random.doubles(LEVELS, 0.1, 10).toArray();
    messages[0] =
        message(
            instrument,
            nanos,
            0,
            true,
            levels(bid, -1, LEVELS),
            depth,
            levels(ask, 1, LEVELS),
            depth);
    for (int m = 1; m < count; m++) {
      nanos += 1 + random.nextLong(20_000_000L);
      double[] none = {};
      if (random.nextInt(20) == 0) {
        // The mid moves: one side's best is taken, the other improves by as much.
        boolean up = random.nextBoolean();
        double[] bids = {price(up ? bid + 1 : bid)};
        double[] asks = {price(up ? ask : ask - 1)};
        double size = 0.1 + random.nextDouble();
        double[] bidSize = {up ? size : 0};
        double[] askSize = {up ? 0 : size};
        bid += up ? 1 : -1;
        ask += up ? 1 : -1;
        messages[m] = message(instrument, nanos, m, false, bids, bidSize, asks, askSize);
        continue;
      }
      int levels = 1 + random.nextInt(4);
      boolean bidSide = random.nextBoolean();
      double[] prices = new double[levels];
      double[] sizes = new double[levels];
      for (int k = 0; k < levels; k++) {
        int away = (int) Math.min(LEVELS - 1, -8 * StrictMath.log(1 - random.nextDouble()));
        prices[k] = price(bidSide ? bid - away : ask + away);
        sizes[k] = away > 0 && random.nextInt(6) == 0 ? 0 : 0.1 + 10 * random.nextDouble();
      }
      messages[m] =
          bidSide
              ? message(instrument, nanos, m, false, prices, sizes, none, none)
              : message(instrument, nanos, m, false, none, none, prices, sizes);
    }
    return messages;
  }

  private static double[] levels(long best, int direction, int count) {
    double[] prices = new double[count];
    for (int i = 0; i < count; i++) {
      prices[i] = price(best + (long) direction * i);
    }
    return prices;
  }

  private static double price(long ticks) {
    return ticks * TICK;
  }

  private static BookDelta message(
      InstrumentId instrument,
      long nanos,
      long id,
      boolean snapshot,
      double[] bids,
      double[] bidSizes,
      double[] asks,
      double[] askSizes) {
    return new BookDelta(
        instrument, nanos, nanos, snapshot, id, id, id - 1, bids, bidSizes, asks, askSizes);
  }
}
