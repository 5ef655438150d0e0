package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.SampledHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenInterestLevelTest extends OpenInterestKernelContract<SampledHistory> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "open-interest", "unit", "quote");
  }

  @Override
  protected double naive(List<OpenInterest> seen, long asOfNanos) {
    return Sampled.at(seen, asOfNanos, HOUR / 2, OpenInterest::notional);
  }

  @Test
  void isTheLastQuantityForHalfAnHour() {
    OpenInterestLevel kernel = new OpenInterestLevel(OpenInterestLevel.Unit.BASE, MINUTE, HOUR / 2);
    SampledHistory state = kernel.create();
    kernel.update(state, new OpenInterest(BTC, START, START, 7, Double.NaN));
    assertEquals(7, kernel.value(state, START + HOUR / 2));
    assertEquals(Double.NaN, kernel.value(state, START + HOUR / 2 + 1));
    List<OpenInterest> seen = List.of(new OpenInterest(BTC, START, START, 0, 0));
    assertEquals(0, Conformance.value(feature("x", "open-interest"), UNIVERSE, seen));
  }
}
