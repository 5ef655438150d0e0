package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.account.AccountSnapshot.Collateral;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrongWayShareTest extends AccountKernelContract<AccountState, StateKernel.Last> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "wrong-way-share");
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    AccountState account = seen.getLast();
    double wrong = 0;
    for (int h = 0; h < account.holdings(); h++) {
      if (account.quantity(h) > 0) {
        wrong += account.collateral(h);
      }
    }
    return wrong / account.collateral();
  }

  @Test
  void countsCollateralInWhatIsHeldLongAtThePriceOfNow() {
    AccountScript script = new AccountScript().price(BTC, 100).price(ETH, 50);
    script.deposit(1000).fill(BTC, 1, 100).fill(ETH, -1, 50);
    assertEquals(Double.NaN, valueAfter(script));
    script.take(
        script.snapshot(
            1000,
            10,
            List.of(
                new Collateral("USD", 400, null),
                new Collateral("BTC", 300, BTC),
                new Collateral("ETH", 300, ETH))));
    assertEquals(0.3, valueAfter(script), 1e-12);
    // BTC halves: 150 of 850.
    assertEquals(150.0 / 850, valueAfter(script.after(MINUTE).price(BTC, 50).mark()), 1e-12);
    // And equity fell with position and collateral: 1000 − 50 − 150.
    assertEquals(800, script.state().equity(), 1e-9);
  }
}
