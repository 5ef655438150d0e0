package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiquidationShareTest extends KernelContract<MarketEvent, LiquidationShare.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "liquidation-share", "window", "20m", "max-silence", "30m");
  }

  /** A bar a minute, and liquidations that come as in their own contract. */
  @Override
  protected List<MarketEvent> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    long minutes = 0;
    for (long nanos : Sampled.times(random, style, count)) {
      for (; START + (minutes + 1) * MINUTE <= nanos && events.size() < count; minutes++) {
        double volume = style == Style.HUGE ? 1e300 : style == Style.FLAT ? 0 : 1;
        events.add(Market.bar(BTC, START + minutes * MINUTE, MINUTE, 100, 100, volume));
      }
      double quantity =
          switch (style) {
            case SPIKED -> random.nextInt(20) == 0 ? 1e12 : 1e-6;
            case HUGE -> 1e300;
            default -> random.nextDouble() + 0.1;
          };
      if (events.size() < count) {
        events.add(new Liquidation(BTC, nanos, nanos, 100, quantity, true));
      }
    }
    return events;
  }

  @Override
  protected long beginNanos(List<MarketEvent> events) {
    return START + MINUTE;
  }

  @Override
  protected double naive(List<MarketEvent> seen, long asOfNanos) {
    long lastLiquidation = Long.MIN_VALUE;
    double liquidated = 0;
    double traded = 0;
    for (MarketEvent event : seen) {
      boolean in = Sampled.within(event.availableNanos(), asOfNanos, 20);
      if (event instanceof Liquidation liquidation) {
        lastLiquidation = event.availableNanos();
        liquidated += in ? liquidation.price() * liquidation.quantity() : 0;
      } else if (event instanceof Bar bar) {
        traded += in ? bar.volume() * bar.close() : 0;
      }
    }
    if (asOfNanos - START - MINUTE < 20 * MINUTE || asOfNanos - lastLiquidation > 30 * MINUTE) {
      return Double.NaN;
    }
    return liquidated == 0 ? 0 : Double.isInfinite(traded) ? Double.NaN : liquidated / traded;
  }

  @Test
  void isForcedOverTradedAndNaNWhereEitherFeedIsMissing() {
    LiquidationShare kernel =
        LiquidationShare.from(new KernelSettings("x", Map.of("window", "1h"), UNIVERSE, MINUTE));
    LiquidationShare.State state = kernel.create();
    long now = START + HOUR;
    for (int i = 0; i < 60; i++) {
      kernel.update(state, Market.bar(BTC, START + i * MINUTE, MINUTE, 100, 100, 1));
    }
    assertEquals(Double.NaN, kernel.value(state, now), "no liquidation was ever sent");
    kernel.update(state, new Liquidation(BTC, now, now, 100, 3, true));
    for (int i = 60; i < 120; i++) {
      kernel.update(state, Market.bar(BTC, START + i * MINUTE, MINUTE, 100, 100, 2));
    }
    assertEquals(0, kernel.value(state, now + HOUR), "none in the hour");
    kernel.update(state, new Liquidation(BTC, now + HOUR, now + HOUR, 100, 3, true));
    // 300 of 60 * 200
    assertEquals(0.025, kernel.value(state, now + HOUR), 1e-15);
    assertEquals(Double.NaN, kernel.value(state, now + 2 * HOUR + 1), "no bar in the hour");
  }
}
