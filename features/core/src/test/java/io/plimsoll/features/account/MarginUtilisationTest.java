package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginUtilisationTest extends AccountKernelContract<AccountState, StateKernel.Last> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "margin-utilisation");
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    AccountState account = seen.getLast();
    return account.equity() > 0 ? account.maintenance() / account.equity() : Double.NaN;
  }

  @Test
  void followsTheShareThatTheSnapshotHad() {
    AccountScript script = new AccountScript().price(BTC, 100).deposit(1000).fill(BTC, 10, 100);
    assertEquals(Double.NaN, valueAfter(script));
    // 5% of 1000 is held for a position of 1000.
    script.take(script.snapshot(500, 50, List.of()));
    assertEquals(0.1, valueAfter(script), 1e-12);
    // At 80: equity 500 − 200, maintenance 5% of 800.
    assertEquals(40.0 / 300, valueAfter(script.after(MINUTE).price(BTC, 80).mark()), 1e-12);
    assertEquals(0, valueAfter(script.fill(BTC, -10, 80)));
  }
}
