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

class OpenInterestChangeTest extends OpenInterestKernelContract<SampledHistory> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "open-interest-change", "window", "20m");
  }

  @Override
  protected double naive(List<OpenInterest> seen, long asOfNanos) {
    return Sampled.at(seen, asOfNanos, HOUR / 2, OpenInterest::quantity)
            / Sampled.at(seen, asOfNanos - 20 * MINUTE, HOUR / 2, OpenInterest::quantity)
        - 1;
  }

  /** A difference of two numbers near 1 keeps 16 digits of 1, not of itself. */
  @Override
  protected double absoluteTolerance() {
    return 1e-15;
  }

  @Test
  void isTheGrowthSinceAWindowAgo() {
    List<OpenInterest> seen =
        List.of(
            new OpenInterest(BTC, START, START, 200, Double.NaN),
            new OpenInterest(BTC, START + HOUR / 2, START + HOUR / 2, 250, Double.NaN),
            new OpenInterest(BTC, START + HOUR, START + HOUR, 150, Double.NaN));
    FeatureSpec hour = feature("x", "open-interest-change", "window", "1h");
    FeatureSpec half = feature("x", "open-interest-change", "window", "30m");
    assertEquals(-0.25, Conformance.value(hour, UNIVERSE, seen), 1e-15);
    assertEquals(-0.4, Conformance.value(half, UNIVERSE, seen), 1e-15);
  }
}
