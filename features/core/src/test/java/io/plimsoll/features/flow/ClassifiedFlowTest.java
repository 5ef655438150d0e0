package io.plimsoll.features.flow;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import io.plimsoll.features.positioning.Sampled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClassifiedFlowTest extends KernelContract<MarketEvent, ClassifiedFlow.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "classified-flow", "window", "20m", "rule", "near-quote", "lag", "20s");
  }

  /** Trades and quotes in turns; prices on a grid of tenths, so that they meet the quote. */
  @Override
  protected List<MarketEvent> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    for (long nanos : Sampled.times(random, style, count)) {
      double price = style == Style.FLAT ? 100 : (995 + random.nextInt(11)) / 10.0;
      double size =
          switch (style) {
            case CALM, FLAT, QUIET -> 0.1 + random.nextDouble();
            case SPIKED -> random.nextInt(20) == 0 ? 1e12 : 1e-6;
            case HUGE -> 1e300 * (1 + random.nextDouble());
          };
      double spread = random.nextInt(5) == 0 ? -0.1 : 0.5;
      events.add(
          events.isEmpty() || random.nextBoolean()
              ? new Trade(BTC, nanos, nanos, price, size, Trade.Aggressor.SELLER)
              : new Quote(BTC, nanos, nanos, price, 1, price + spread, 1));
    }
    return events;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  @Override
  protected double naive(List<MarketEvent> seen, long asOfNanos) {
    double net = 0;
    double all = 0;
    int tick = 0;
    Trade before = null;
    Quote quote = null;
    for (MarketEvent event : seen) {
      if (event instanceof Trade trade) {
        for (MarketEvent some : seen) {
          boolean before20 = trade.availableNanos() - some.availableNanos() >= 20 * SECOND;
          quote = some instanceof Quote other && before20 ? other : quote;
        }
        double up = before == null ? 0 : trade.price() - before.price();
        tick = up == 0 ? tick : up > 0 ? 1 : -1;
        before = trade;
        int sign = tick;
        if (quote != null
            && quote.askPrice() > quote.bidPrice()
            && trade.availableNanos() - quote.availableNanos() <= MINUTE) {
          double place = (trade.price() - quote.bidPrice()) / (quote.askPrice() - quote.bidPrice());
          sign = place >= 0.7 && place <= 1 ? 1 : place >= 0 && place <= 0.3 ? -1 : tick;
        }
        if (Sampled.within(trade.availableNanos(), asOfNanos, 20)) {
          net += sign * trade.quantity();
          all += trade.quantity();
        }
      }
    }
    long last = before == null ? 0 : before.availableNanos();
    if (asOfNanos - seen.getFirst().availableNanos() < 20 * MINUTE
        || asOfNanos - last > 60 * MINUTE) {
      return Double.NaN;
    }
    return all == 0 ? 0 : Double.isInfinite(all) ? Double.NaN : net / all;
  }

  /**
   * What each rule makes of a trade of 1 at a price after one of 1000 at another, bid 99, ask 101.
   */
  @SuppressWarnings("unchecked")
  private static double sign(String rule, double before, double price) {
    Kernel<MarketEvent, ClassifiedFlow.State> kernel =
        (Kernel<MarketEvent, ClassifiedFlow.State>)
            KernelRegistry.standard()
                .create(
                    feature("x", "classified-flow", "window", "1m", "rule", rule),
                    UNIVERSE,
                    MINUTE);
    ClassifiedFlow.State state = kernel.create();
    kernel.update(state, Market.trade(BTC, START, before, 1000));
    if (!rule.equals("tick")) {
      kernel.update(state, new Quote(BTC, START, START, 99, 1, 101, 1));
    }
    kernel.update(state, Market.trade(BTC, START + MINUTE, price, 1));
    return kernel.value(state, START + MINUTE);
  }

  @Test
  void theRulesDifferWhereTheyShould() {
    double[] prices = {98, 99, 99.5, 100, 100.5, 101, 102};
    // Coming from below, so the tick rule says buyer: what is left of it is where a rule decides.
    String[] rules = {"tick", "lee-ready", "at-quote", "near-quote"};
    double[][] rising = {
      {1, 1, 1, 1, 1, 1, 1},
      {-1, -1, -1, 1, 1, 1, 1},
      {1, -1, 1, 1, 1, 1, 1},
      {1, -1, -1, 1, 1, 1, 1}
    };
    double[][] falling = {
      {-1, -1, -1, -1, -1, -1, -1},
      {-1, -1, -1, -1, 1, 1, 1},
      {-1, -1, -1, -1, -1, 1, -1},
      {-1, -1, -1, -1, 1, 1, -1}
    };
    for (int r = 0; r < rules.length; r++) {
      for (int p = 0; p < prices.length; p++) {
        String message = rules[r] + " at " + prices[p];
        assertEquals(rising[r][p], sign(rules[r], 90, prices[p]), message);
        assertEquals(falling[r][p], sign(rules[r], 110, prices[p]), message);
      }
    }
  }

  @Test
  void aTradeAtThePriceBeforeIsSignedAsThatAndTheFirstNotAtAll() {
    assertEquals(0, sign("tick", 100, 100));
    assertEquals(0, sign("lee-ready", 100, 100));
  }
}
