package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquidationTimeTest extends AccountKernelContract<AccountState, StateKernel.Last> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "liquidation-time");
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    AccountState account = seen.getLast();
    double most = 0;
    for (int h = 0; h < account.holdings(); h++) {
      double hours = Math.abs(account.quantity(h) * account.price(h)) / account.hourlyNotional(h);
      most = Math.max(most, 10 * hours);
    }
    return most;
  }

  @Test
  void isTheSlowestPositionAtATenthOfTheVolume() {
    AccountScript script = new AccountScript().price(BTC, 100).row(BTC, 1, 1, 10_000);
    script.price(ETH, 50).row(ETH, 1, 1, 400);
    // 1000 at 1000 an hour; 100 at 40 an hour.
    script.deposit(1).fill(BTC, -10, 100).fill(ETH, 2, 50);
    assertEquals(2.5, valueAfter(script), 1e-12);
    assertEquals(Double.NaN, valueAfter(script.row(ETH, 1, 1, 0).mark()));
  }
}
