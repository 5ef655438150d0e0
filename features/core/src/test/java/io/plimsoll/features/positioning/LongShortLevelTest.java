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

class LongShortLevelTest extends LongShortKernelContract<SampledHistory> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "long-short-ratio", "of", "top-positions");
  }

  @Override
  protected double naive(List<LongShortRatio> seen, long asOfNanos) {
    return Sampled.at(seen, asOfNanos, HOUR / 2, event -> StrictMath.log(event.topPositions()));
  }

  @Test
  void tellsTheFourApartAndAnEmptySideIsNotKnown() {
    List<LongShortRatio> seen =
        List.of(new LongShortRatio(BTC, START, START, Math.E, 1, 1 / Math.E, 0));
    String[] of = {"top-accounts", "top-positions", "accounts", "taker-volume"};
    double[] expected = {1, 0, -1, Double.NaN};
    for (int i = 0; i < of.length; i++) {
      FeatureSpec feature = feature("x", "long-short-ratio", "of", of[i]);
      assertEquals(expected[i], Conformance.value(feature, UNIVERSE, seen), 1e-15, of[i]);
    }
    LongShortLevel kernel = new LongShortLevel(LongShort.ACCOUNTS, MINUTE, HOUR);
    assertEquals(Double.NaN, kernel.value(kernel.create(), START));
  }
}
