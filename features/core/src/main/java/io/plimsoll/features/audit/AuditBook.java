package io.plimsoll.features.audit;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The messages of one order book: a whole one first and now and then, changes between, sometimes
 * one that is missing.
 */
final class AuditBook {
  private static final double TICK = 0.01;
  private static final int LEVELS = 20;

  private final InstrumentId instrument;
  private final SplittableRandom random;
  private long id;
  private long bestBidTick;
  private boolean started;

  AuditBook(InstrumentId instrument, SplittableRandom random) {
    this.instrument = instrument;
    this.random = random;
  }

  /** The next message, around a price; nothing where one is lost. */
  List<BookDelta> next(long happened, long available, double mid) {
    long tick = StrictMath.round(mid / TICK);
    if (!started || random.nextInt(60) == 0) {
      return List.of(snapshot(happened, available, tick));
    }
    BookDelta change = change(happened, available, tick);
    return random.nextInt(100) == 0 ? List.of() : List.of(change);
  }

  private BookDelta snapshot(long happened, long available, long tick) {
    started = true;
    bestBidTick = tick - 1;
    long number = ++id;
    return message(
        happened,
        available,
        true,
        number,
        BookDelta.NO_ID,
        new double[][] {side(-1), quantities(LEVELS, 0), side(1), quantities(LEVELS, 0)});
  }

  /** Moves the best a tick towards the price and changes some levels behind it. */
  private BookDelta change(long happened, long available, long tick) {
    long step = Long.signum(tick - 1 - bestBidTick);
    long before = id;
    long number = ++id;
    bestBidTick += step;
    double[] bids = {price(bestBidTick + 1), price(bestBidTick), price(bestBidTick - deep())};
    double[] asks = {price(bestBidTick), price(bestBidTick + 1), price(bestBidTick + 1 + deep())};
    // The first level of each side lies on the other side of the new best: it is gone.
    return message(
        happened,
        available,
        false,
        number,
        before,
        new double[][] {bids, quantities(3, 1), asks, quantities(3, 1)});
  }

  private int deep() {
    return 1 + random.nextInt(LEVELS - 1);
  }

  private BookDelta message(
      long happened, long available, boolean snapshot, long number, long before, double[][] sides) {
    return new BookDelta(
        instrument,
        happened,
        available,
        snapshot,
        number,
        number,
        before,
        sides[0],
        sides[1],
        sides[2],
        sides[3]);
  }

  private double[] side(int sign) {
    double[] prices = new double[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      prices[level] = price(sign < 0 ? bestBidTick - level : bestBidTick + 1 + level);
    }
    return prices;
  }

  private double[] quantities(int count, int zeros) {
    double[] quantities = new double[count];
    for (int i = zeros; i < count; i++) {
      quantities[i] = 10 + 3000 * random.nextDouble();
    }
    return quantities;
  }

  private static double price(long tick) {
    return tick * TICK;
  }
}
