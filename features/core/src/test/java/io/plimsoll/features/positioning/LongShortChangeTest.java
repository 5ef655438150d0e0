package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.SampledHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongShortChangeTest extends LongShortKernelContract<SampledHistory> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "long-short-change", "of", "taker-volume", "window", "20m");
  }

  @Override
  protected double naive(List<LongShortRatio> seen, long asOfNanos) {
    return Sampled.at(seen, asOfNanos, HOUR / 2, event -> StrictMath.log(event.takerVolume()))
        - Sampled.at(
            seen, asOfNanos - 20 * MINUTE, HOUR / 2, event -> StrictMath.log(event.takerVolume()));
  }

  @Test
  void isTheLogOfTheQuotient() {
    List<LongShortRatio> seen =
        List.of(
            new LongShortRatio(BTC, START, START, 1, 1, 2, 1),
            new LongShortRatio(BTC, START + HOUR, START + HOUR, 1, 1, 3, 1));
    FeatureSpec feature =
        feature("x", "long-short-change", "of", "accounts", "window", "1h", "max-age", "1h");
    assertEquals(Math.log(1.5), Conformance.value(feature, UNIVERSE, seen), 1e-15);
  }
}
