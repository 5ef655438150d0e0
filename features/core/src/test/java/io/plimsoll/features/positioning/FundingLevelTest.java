package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.SampledHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingLevelTest extends FundingKernelContract<SampledHistory> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "funding-rate", "max-age", "30m");
  }

  @Override
  protected double naive(List<FundingRate> seen, long asOfNanos) {
    return Sampled.at(
        seen,
        asOfNanos,
        HOUR / 2,
        event -> event.rate() * (365.0 * 24 * HOUR / event.intervalNanos()));
  }

  @Test
  void isTheLastRateTimesTheIntervalsOfAYear() {
    List<FundingRate> rates = List.of(new FundingRate(BTC, START, START, 1e-4, 8 * HOUR));
    // 1095 intervals of 1 bp
    assertEquals(0.1095, Conformance.value(feature("x", "funding-rate"), UNIVERSE, rates), 1e-15);
    FundingLevel kernel = new FundingLevel(MINUTE, 24 * HOUR);
    SampledHistory state = kernel.create();
    assertEquals(Double.NaN, kernel.value(state, START));
    kernel.update(state, rates.getFirst());
    assertEquals(0.1095, kernel.value(state, START + 24 * HOUR), 1e-15);
    assertEquals(Double.NaN, kernel.value(state, START + 24 * HOUR + 1));
  }
}
