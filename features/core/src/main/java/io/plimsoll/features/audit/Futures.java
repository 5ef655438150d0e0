package io.plimsoll.features.audit;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Other futures of the same past. */
public final class Futures {
  /** What follows a cut is as long as any feature of the rows before it could need to see it. */
  private static final int TAIL_EVENTS = 20_000;

  private static final Comparator<MarketEvent> AVAILABLE =
      Comparator.comparingLong(MarketEvent::availableNanos);

  private Futures() {}

  /** The events available up to and including a time. */
  public static List<MarketEvent> past(List<MarketEvent> events, long nanos) {
    return events.stream().filter(event -> event.availableNanos() <= nanos).toList();
  }

  /**
   * The same events up to and including a time, others after it: a third is gone, what is left has
   * other prices and quantities, some of it comes twice, and some of it one nanosecond after the
   * time.
   */
  public static List<MarketEvent> other(List<MarketEvent> events, long nanos, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> changed = new ArrayList<>();
    double level = StrictMath.exp(random.nextDouble(-0.5, 0.5));
    int after = 0;
    for (MarketEvent event : events) {
      if (event.availableNanos() <= nanos) {
        changed.add(event);
      } else if (after++ < TAIL_EVENTS && random.nextInt(3) > 0) {
        MarketEvent mutated = mutated(event, level, random);
        changed.add(mutated);
        if (random.nextInt(10) == 0 && !(event instanceof Bar)) {
          changed.add(mutated.availableAt(Math.max(mutated.eventNanos(), nanos + 1)));
        }
      }
    }
    changed.sort(AVAILABLE);
    return changed;
  }

  /** The events with some of them, chosen at random, known only after a time. */
  static List<MarketEvent> delayed(
      List<MarketEvent> events, List<MarketEvent> chosen, long nanos, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> changed = new ArrayList<>(without(events, chosen));
    for (MarketEvent event : chosen) {
      changed.add(event.availableAt(nanos + 1 + random.nextLong(60_000_000_000L)));
    }
    changed.sort(AVAILABLE);
    return changed;
  }

  /** The events without those, which are compared by identity: two fills may be equal. */
  static List<MarketEvent> without(List<MarketEvent> events, List<MarketEvent> gone) {
    java.util.Set<MarketEvent> set =
        java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    set.addAll(gone);
    return events.stream().filter(event -> !set.contains(event)).toList();
  }

  private static MarketEvent mutated(MarketEvent event, double level, SplittableRandom random) {
    double price = level * StrictMath.exp(random.nextDouble(-0.02, 0.02));
    double quantity = StrictMath.exp(random.nextDouble(-2, 2));
    return switch (event) {
      case Trade e ->
          new Trade(
              e.instrument(),
              e.eventNanos(),
              e.availableNanos(),
              e.price() * price,
              e.quantity() * quantity,
              Trade.Aggressor.values()[random.nextInt(3)]);
      case Quote e ->
          new Quote(
              e.instrument(),
              e.eventNanos(),
              e.availableNanos(),
              e.bidPrice() * price,
              e.bidQuantity() * quantity,
              e.askPrice() * price,
              e.askQuantity() / quantity);
      case DepthBands e ->
          new DepthBands(
              e.instrument(),
              e.eventNanos(),
              e.availableNanos(),
              times(e.bidNotional(), quantity),
              times(e.askNotional(), 1 / quantity));
      case Bar e ->
          new Bar(
              e.instrument(),
              e.openNanos(),
              e.eventNanos(),
              e.availableNanos(),
              e.open() * level,
              e.high() * level * 1.02,
              e.low() * level * 0.98,
              e.low() * level + (e.high() - e.low()) * level * random.nextDouble(),
              e.volume() * quantity,
              -e.signedVolume() * quantity,
              e.trades() < 0 ? -1 : 1 + random.nextInt(100));
      case BookDelta e -> book(e, level, quantity);
      case OpenInterest e ->
          new OpenInterest(
              e.instrument(),
              e.eventNanos(),
              e.availableNanos(),
              e.quantity() * quantity,
              e.notional() * quantity);
      case FundingRate e ->
          new FundingRate(
              e.instrument(),
              e.eventNanos(),
              e.availableNanos(),
              random.nextDouble(-0.01, 0.01),
              e.intervalNanos());
      case MarkPrice e ->
          new MarkPrice(
              e.instrument(),
              e.eventNanos(),
              e.availableNanos(),
              e.mark() * price,
              e.index() * level);
      case Liquidation e ->
          new Liquidation(
              e.instrument(),
              e.eventNanos(),
              e.availableNanos(),
              e.price() * price,
              e.quantity() * quantity,
              !e.longPosition());
      case LongShortRatio e ->
          new LongShortRatio(
              e.instrument(),
              e.eventNanos(),
              e.availableNanos(),
              e.topAccounts() * quantity,
              e.topPositions() / quantity,
              e.accounts() * quantity,
              e.takerVolume() / quantity);
    };
  }

  private static BookDelta book(BookDelta e, double level, double quantity) {
    return new BookDelta(
        e.instrument(),
        e.eventNanos(),
        e.availableNanos(),
        e.snapshot(),
        e.firstId(),
        e.lastId(),
        e.previousId(),
        times(e.bidPrices(), level),
        times(e.bidQuantities(), quantity),
        times(e.askPrices(), level),
        times(e.askQuantities(), 1 / quantity));
  }

  private static double[] times(double[] values, double factor) {
    double[] product = values.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return product;
  }
}
