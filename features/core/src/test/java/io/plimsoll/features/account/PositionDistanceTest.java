package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionDistanceTest extends AccountKernelContract<AccountState, StateKernel.Last> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "position-distance");
  }

  @Override
  protected boolean acts() {
    return false;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    AccountState account = seen.getLast();
    double nearest = Double.NaN;
    for (int h = 0; h < account.holdings(); h++) {
      double barrier = account.liquidationPrice(h);
      if (barrier > 0) {
        double ratio =
            account.quantity(h) > 0 ? account.price(h) / barrier : barrier / account.price(h);
        double distance = Math.log(ratio) / Math.sqrt(8 * account.hourlyVariance(h));
        nearest = nearest < distance ? nearest : distance;
      }
    }
    return nearest;
  }

  @Test
  void isTheNearestOfALongAndAShort() {
    AccountScript script = new AccountScript().price(BTC, 100).row(BTC, 2e-4, 1, 1);
    script.price(ETH, 50).row(ETH, 8e-4, 1, 1);
    script.deposit(1000).fill(BTC, 1, 100).fill(ETH, -2, 50);
    // Fills tell no liquidation price.
    assertEquals(Double.NaN, valueAfter(script));
    script.take(script.snapshot(1000, 10, List.of()));
    // BTC: ln(100/50) / 0.04; ETH: ln(75/50) / 0.08, the nearer one.
    assertEquals(Math.log(1.5) / 0.08, valueAfter(script), 1e-12);
    // Past its liquidation price at 75 · 1.2: ln(75/90) / 0.08.
    script.after(MINUTE).price(ETH, 90).mark();
    assertEquals(Math.log(75.0 / 90) / 0.08, valueAfter(script), 1e-12);
    assertEquals(Double.NaN, valueAfter(script.deposit(1)));
  }
}
