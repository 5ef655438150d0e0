package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingDueTest extends FundingKernelContract<FundingDue.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "funding-due", "max-age", "30m");
  }

  @Override
  protected double naive(List<FundingRate> seen, long asOfNanos) {
    FundingRate last = seen.getLast();
    if (asOfNanos - last.eventNanos() > HOUR / 2) {
      return Double.NaN;
    }
    long next = last.eventNanos();
    while (next <= asOfNanos) {
      next += last.intervalNanos();
    }
    return (next - asOfNanos) / (double) last.intervalNanos();
  }

  @Test
  void fallsFromOneToZeroAndStartsAnewThoughThePaymentIsLate() {
    FundingDue kernel = new FundingDue(24 * HOUR);
    FundingDue.State state = kernel.create();
    assertEquals(Double.NaN, kernel.value(state, START));
    kernel.update(state, new FundingRate(BTC, START, START, 0, 8 * HOUR));
    assertEquals(1, kernel.value(state, START));
    assertEquals(0.75, kernel.value(state, START + 2 * HOUR));
    assertEquals(0.5, kernel.value(state, START + 12 * HOUR));
    assertEquals(Double.NaN, kernel.value(state, START + 24 * HOUR + 1));
    // A payment of before that comes late changes nothing.
    long late = START + 3 * HOUR;
    kernel.update(state, new FundingRate(BTC, START - 4 * HOUR, late, 0, 4 * HOUR));
    assertEquals(0.5, kernel.value(state, START + 4 * HOUR));
  }
}
