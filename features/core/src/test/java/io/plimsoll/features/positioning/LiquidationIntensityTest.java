package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquidationIntensityTest extends LiquidationKernelContract<LiquidationIntensity.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "liquidation-intensity", "half-life", "10m", "warm-up", "20m");
  }

  @Override
  protected double naive(List<Liquidation> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 20 * MINUTE) {
      return Double.NaN;
    }
    double beta = Math.log(2) / (10.0 / 60);
    double sum = 0;
    for (Liquidation event : seen) {
      sum += Math.exp(-beta * (asOfNanos - event.availableNanos()) / HOUR);
    }
    return beta * sum;
  }

  @Test
  void halvesWithEachHalfLifeAndSettlesAtASteadyRate() {
    LiquidationIntensity kernel = new LiquidationIntensity(HOUR, 0, 100 * HOUR);
    LiquidationIntensity.State state = kernel.create();
    assertEquals(Double.NaN, kernel.value(state, START));
    kernel.update(state, new Liquidation(BTC, START, START, 1, 1, true));
    double once = kernel.value(state, START);
    assertEquals(Math.log(2), once, 1e-15);
    assertEquals(once / 2, kernel.value(state, START + HOUR), 1e-15);
    // One of an hour before that comes late counts half, as it would have by now.
    kernel.update(state, new Liquidation(BTC, START - HOUR, START - HOUR, 1, 1, true));
    assertEquals(1.5 * once, kernel.value(state, START), 1e-15);
    for (long i = 1; i <= 60 * 48; i++) {
      long nanos = START + i * MINUTE;
      kernel.update(state, new Liquidation(BTC, nanos, nanos, 1, 1, true));
    }
    // 60 an hour; just after one of them half a minute's decay above the mean, 60 * ln 2 / 120.
    assertEquals(60, kernel.value(state, START + 48 * HOUR), 0.36);
    assertEquals(Double.NaN, kernel.value(state, START + 148 * HOUR + 1));
  }
}
