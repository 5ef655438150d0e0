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
import io.plimsoll.features.window.BucketSums;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquidationImbalanceTest extends LiquidationKernelContract<BucketSums> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "liquidation-imbalance", "window", "20m", "max-silence", "30m");
  }

  @Override
  protected double naive(List<Liquidation> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 20 * MINUTE) {
      return Double.NaN;
    }
    double longs = 0;
    double all = 0;
    for (Liquidation event : seen) {
      if (Sampled.within(event.availableNanos(), asOfNanos, 20)) {
        longs += event.longPosition() ? event.price() * event.quantity() : 0;
        all += event.price() * event.quantity();
      }
    }
    return all == 0 ? 0 : all == Double.POSITIVE_INFINITY ? Double.NaN : 2 * longs / all - 1;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  @Test
  void weighsNotionalNotNumber() {
    FeatureSpec feature = feature("x", "liquidation-imbalance", "window", "1h");
    List<Liquidation> seen =
        List.of(
            new Liquidation(BTC, START - HOUR, START - HOUR, 1, 1, false),
            new Liquidation(BTC, START, START, 100, 6, true),
            new Liquidation(BTC, START, START, 100, 1, false),
            new Liquidation(BTC, START, START, 50, 2, false));
    // (600 - 200) / 800
    assertEquals(0.5, Conformance.value(feature, UNIVERSE, seen), 1e-15);
  }
}
