package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The contract of kernels over trades and the best prices; windows are of 20 minutes, warm after 5.
 */
abstract class TradeCostContract extends KernelContract<Observation, BookWindow> {
  static final long WARM_UP = 5 * MINUTE;

  /** A quote and two trades in turn, so that each window holds some of both. */
  @Override
  protected List<Observation> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Observation> events = new ArrayList<>();
    long nanos = START + 17;
    double mid = 100;
    for (int i = 0; i < count; i++) {
      mid = style == Style.FLAT ? mid : mid * (1 + 1e-4 * (random.nextInt(5) - 2));
      if (style == Style.SPIKED && random.nextInt(30) == 0) {
        mid = mid < 1e50 ? mid * 1e100 : mid * 1e-100;
      }
      double half = 1e-4 * (1 + random.nextInt(3)) * mid;
      if (i % 3 == 0) {
        boolean crossed = style == Style.QUIET && random.nextInt(4) == 0;
        double bid = mid - half;
        events.add(QuoteKernelContract.quote(nanos, bid, 1, crossed ? bid : mid + half, 1));
      } else {
        double price = mid + half * (random.nextInt(5) - 2);
        double size = style == Style.HUGE ? 1e306 : 1;
        Trade.Aggressor aggressor = Trade.Aggressor.values()[random.nextInt(3)];
        events.add(
            new Trade(BTC, nanos, nanos, price, size * (0.1 + random.nextDouble()), aggressor));
      }
      nanos +=
          switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 20 * SECOND - nanos % (20 * SECOND);
            case 2 -> style == Style.QUIET ? 30 * MINUTE : MINUTE;
            default -> 1 + random.nextLong(20 * SECOND);
          };
    }
    return events;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-15;
  }

  /** A trade with the mid before it and its side, 0 where it does not count. */
  record Signed(Trade trade, double mid, double side) {}

  static List<Signed> signed(List<Observation> seen) {
    List<Signed> trades = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i) instanceof Trade trade) {
        double mid = mid(seen.subList(0, i));
        double side =
            switch (trade.aggressor()) {
              case BUYER -> 1;
              case SELLER -> -1;
              case UNKNOWN -> trade.price() == mid ? tick(seen, i) : trade.price() - mid;
            };
        trades.add(new Signed(trade, mid, Double.isNaN(mid) ? 0 : Math.signum(side)));
      }
    }
    return trades;
  }

  /** The sign of the last change of price up to a trade. */
  private static double tick(List<Observation> seen, int at) {
    double price = ((Trade) seen.get(at)).price();
    for (int i = at - 1; i >= 0; i--) {
      if (seen.get(i) instanceof Trade before && before.price() != price) {
        return price - before.price();
      }
    }
    return 0;
  }

  /** The mid after some events. */
  static double mid(List<Observation> seen) {
    for (int i = seen.size() - 1; i >= 0; i--) {
      if (seen.get(i) instanceof Quote quote) {
        return quote.bidPrice() < quote.askPrice() ? quote.mid() : Double.NaN;
      }
    }
    return Double.NaN;
  }

  static long begin(long asOfNanos) {
    return (Math.floorDiv(asOfNanos - 1, MINUTE) - 19) * MINUTE;
  }

  static double ratio(double cost, double weight) {
    return Double.isInfinite(weight) ? Double.NaN : cost / weight;
  }

  static Trade trade(long nanos, double price, double quantity, Trade.Aggressor aggressor) {
    return new Trade(BTC, nanos, nanos, price, quantity, aggressor);
  }
}
