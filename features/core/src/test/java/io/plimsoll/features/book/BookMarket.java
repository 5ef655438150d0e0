package io.plimsoll.features.book;

import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trades and messages about books for tests, in available order. */
public final class BookMarket {
  private static final int LEVELS = 12;
  private static final int DEPTH = 16;

  private final SplittableRandom random;
  private final InstrumentId id;
  private double mid = 100;
  private long lastId = 1;

  private BookMarket(SplittableRandom random, InstrumentId id) {
    this.random = random;
    this.id = id;
  }

  /**
   * Events about five seconds apart; every book is whole and in order.
   *
   * @param unruly whether messages get lost, come twice, or leave a side empty
   */
  public static List<MarketEvent> events(
      long seed, int count, boolean unruly, InstrumentId... instruments) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BookMarket> markets = new ArrayList<>();
    for (InstrumentId id : instruments) {
      markets.add(new BookMarket(random, id));
    }
    List<MarketEvent> events = new ArrayList<>();
    long nanos = START + 1;
    for (int i = 0; i < count; i++) {
      BookMarket market = markets.get(random.nextInt(markets.size()));
      boolean first = market.lastId == 1;
      events.add(
          first || random.nextInt(5) < 3
              ? market.message(nanos, first, unruly)
              : market.trade(nanos));
      if (unruly && random.nextInt(50) == 0) {
        events.add(events.getLast());
        i++;
      }
      nanos += random.nextInt(30) == 0 ? 0 : random.nextLong(11 * SECOND);
    }
    return events;
  }

  private Trade trade(long nanos) {
    boolean buy = random.nextBoolean();
    Trade.Aggressor[] sides = {
      buy ? Trade.Aggressor.BUYER : Trade.Aggressor.SELLER, Trade.Aggressor.UNKNOWN
    };
    double price = mid * (1 + (buy ? 1e-4 : -1e-4));
    return new Trade(id, nanos, nanos, price, 0.1 + random.nextDouble(), sides[random.nextInt(2)]);
  }

  private BookDelta message(long nanos, boolean first, boolean unruly) {
    boolean snapshot = first || random.nextInt(4) == 0;
    if (unruly && !first && random.nextInt(40) == 0) {
      lastId += 7;
    }
    if (snapshot) {
      mid *= 1 + 2e-4 * (random.nextInt(11) - 5);
    }
    long previous = lastId;
    lastId += 3;
    boolean empty = unruly && random.nextInt(40) == 0;
    return new BookDelta(
        id,
        nanos,
        nanos,
        snapshot,
        previous + 1,
        lastId,
        previous,
        prices(snapshot, -1),
        quantities(snapshot, false),
        prices(snapshot, 1),
        quantities(snapshot, empty));
  }

  /** All levels, or three of them. */
  private double[] prices(boolean snapshot, int sign) {
    double[] prices = new double[snapshot ? DEPTH : 3];
    for (int i = 0; i < prices.length; i++) {
      int level = snapshot ? i : random.nextInt(LEVELS);
      prices[i] = mid * (1 + sign * 1e-4 * (1 + level));
    }
    return prices;
  }

  private double[] quantities(boolean snapshot, boolean empty) {
    double[] quantities = new double[snapshot ? DEPTH : 3];
    for (int i = 0; i < quantities.length; i++) {
      quantities[i] = empty ? 0 : 1000 * (1 + random.nextDouble());
    }
    return quantities;
  }
}
