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

class BasisTest extends MarkKernelContract<SampledHistory> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "basis", "max-age", "30m");
  }

  @Override
  protected double naive(List<MarkPrice> seen, long asOfNanos) {
    return Sampled.at(seen, asOfNanos, 30 * MINUTE, event -> event.mark() / event.index() - 1);
  }

  /** A difference of two numbers near 1 keeps 16 digits of 1, not of itself. */
  @Override
  protected double absoluteTolerance() {
    return 1e-15;
  }

  @Test
  void isThePremiumAndAYearOfItWherePaidAwayEveryEightHours() {
    List<MarkPrice> marks = List.of(new MarkPrice(BTC, START, START, 101, 100));
    assertEquals(0.01, Conformance.value(feature("x", "basis"), UNIVERSE, marks), 1e-15);
    // 3 * 365 intervals of 1 %
    assertEquals(
        10.95, Conformance.value(feature("x", "basis", "per", "8h"), UNIVERSE, marks), 1e-12);
  }

  @Test
  void isNotKnownWithoutAnIndexOrAfterHalfAnHour() {
    Basis kernel = new Basis(1, MINUTE, HOUR / 2);
    SampledHistory state = kernel.create();
    assertEquals(Double.NaN, kernel.value(state, START));
    kernel.update(state, new MarkPrice(BTC, START, START, 101, 100));
    assertEquals(0.01, kernel.value(state, START + HOUR / 2), 1e-15);
    assertEquals(Double.NaN, kernel.value(state, START + HOUR / 2 + 1));
    long later = START + HOUR;
    kernel.update(state, new MarkPrice(BTC, later, later, 101, Double.NaN));
    assertEquals(Double.NaN, kernel.value(state, later));
  }
}
