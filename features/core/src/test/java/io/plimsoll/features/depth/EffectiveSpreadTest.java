package io.plimsoll.features.depth;

import static io.plimsoll.datasets.market.Trade.Aggressor.BUYER;
import static io.plimsoll.datasets.market.Trade.Aggressor.SELLER;
import static io.plimsoll.datasets.market.Trade.Aggressor.UNKNOWN;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveSpreadTest extends TradeCostContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "effective-spread", "window", "20m", "warm-up", "5m");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < WARM_UP) {
      return Double.NaN;
    }
    double cost = 0;
    double weight = 0;
    for (Signed one : signed(seen)) {
      if (one.side() != 0 && one.trade().availableNanos() > begin(asOfNanos)) {
        double notional = one.trade().price() * one.trade().quantity();
        cost += notional * 2 * one.side() * (one.trade().price() - one.mid()) / one.mid();
        weight += notional;
      }
    }
    return ratio(cost, weight);
  }

  @Test
  void isTwiceTheDistanceFromTheMidWeighedByNotional() {
    Kernel<Observation, BookWindow> kernel = kernel();
    BookWindow state = kernel.create();
    long later = START + WARM_UP;
    // Without a mid yet: does not count.
    kernel.update(state, trade(START, 7, 1, BUYER));
    assertEquals(Double.NaN, kernel.value(state, later));
    kernel.update(state, QuoteKernelContract.quote(START, 99, 1, 101, 1));
    // 2 * 1% on 101 * 3 = 303, then a seller at 101, above the mid: -2% on 101.
    kernel.update(state, trade(START, 101, 3, BUYER));
    assertEquals(0.02, kernel.value(state, later), 1e-16);
    kernel.update(state, trade(START, 101, 1, SELLER));
    assertEquals(0.01, kernel.value(state, later), 1e-16);
    // Below the mid a seller took: 2 * 1% on 99 * 4 = 396: (303 - 101 + 396) * 2% / 800
    kernel.update(state, trade(START, 99, 4, UNKNOWN));
    assertEquals(598 * 0.02 / 800, kernel.value(state, later), 1e-16);
  }
}
