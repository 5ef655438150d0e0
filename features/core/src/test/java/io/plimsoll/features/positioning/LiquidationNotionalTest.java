package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BucketSums;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiquidationNotionalTest extends LiquidationKernelContract<BucketSums> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "liquidation-notional", "window", "20m", "max-silence", "30m");
  }

  @Override
  protected double naive(List<Liquidation> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 20 * MINUTE) {
      return Double.NaN;
    }
    return seen.stream()
        .filter(event -> Sampled.within(event.availableNanos(), asOfNanos, 20))
        .mapToDouble(event -> event.price() * event.quantity())
        .sum();
  }

  @Test
  void isZeroOnAFeedThatSpokeAndNaNOnOneThatNeverDid() {
    LiquidationNotional kernel =
        LiquidationNotional.from(new KernelSettings("x", Map.of("window", "1h"), UNIVERSE, MINUTE));
    BucketSums state = kernel.create();
    assertEquals(Double.NaN, kernel.value(state, START));
    kernel.update(state, new Liquidation(BTC, START, START, 100, 2, true));
    assertEquals(Double.NaN, kernel.value(state, START + HOUR - 1), "too short a history");
    // The window (0h, 1h] does not hold what came at 0h.
    assertEquals(0, kernel.value(state, START + HOUR));
    long more = START + 2 * HOUR;
    kernel.update(state, new Liquidation(BTC, more, more, 100, 3, true));
    kernel.update(state, new Liquidation(BTC, more - MINUTE, more - MINUTE, 100, 1, true));
    assertEquals(400, kernel.value(state, more));
    assertEquals(300, kernel.value(state, more + HOUR - MINUTE), "the one that came late is gone");
    assertEquals(0, kernel.value(state, more + HOUR));
    assertEquals(0, kernel.value(state, more + 7 * 24 * HOUR));
    assertEquals(Double.NaN, kernel.value(state, more + 7 * 24 * HOUR + 1), "feed broken");
  }

  @Test
  void anOverflowIsNaNWhileItIsInTheWindowAndNoLonger() {
    LiquidationNotional kernel =
        LiquidationNotional.from(new KernelSettings("x", Map.of("window", "2m"), UNIVERSE, MINUTE));
    BucketSums state = kernel.create();
    for (int i = 0; i < 5; i++) {
      long nanos = START + i * MINUTE;
      kernel.update(state, new Liquidation(BTC, nanos, nanos, 1e300, i == 2 ? 1e300 : 1, false));
    }
    assertEquals(2e300, kernel.value(state, START + 4 * MINUTE));
    assertEquals(
        Double.NaN,
        Conformance.value(
            feature("x", "liquidation-notional", "window", "2m"),
            UNIVERSE,
            List.of(
                new Liquidation(BTC, START, START, 1, 1, false),
                new Liquidation(BTC, START + HOUR, START + HOUR, 1e300, 1e300, false))));
  }
}
