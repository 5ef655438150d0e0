package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.SampledHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasisChangeTest extends MarkKernelContract<SampledHistory> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "basis-change", "window", "20m");
  }

  @Override
  protected double naive(List<MarkPrice> seen, long asOfNanos) {
    return Sampled.at(seen, asOfNanos, HOUR / 2, event -> event.mark() / event.index() - 1)
        - Sampled.at(
            seen, asOfNanos - 20 * MINUTE, HOUR / 2, event -> event.mark() / event.index() - 1);
  }

  /** A difference of two numbers near 1 keeps 16 digits of 1, not of itself. */
  @Override
  protected double absoluteTolerance() {
    return 1e-15;
  }

  @Test
  void isTheWideningSinceAWindowAgo() {
    FeatureSpec feature = feature("x", "basis-change", "window", "20m");
    List<MarkPrice> marks =
        List.of(
            new MarkPrice(BTC, START, START, 101, 100),
            new MarkPrice(BTC, START + 1, START + 1, 150, 100),
            new MarkPrice(BTC, START + 20 * MINUTE, START + 20 * MINUTE, 104, 100));
    // The second mark price came after the row at START: 4 % less 1 %.
    assertEquals(0.03, Conformance.value(feature, UNIVERSE, marks), 1e-15);
  }
}
