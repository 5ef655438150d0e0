package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialUtilisationTest extends AccountKernelContract<AccountState, StateKernel.Last> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "margin-utilisation", "requirement", "initial");
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    AccountState account = seen.getLast();
    return account.equity() > 0 ? account.initial() / account.equity() : Double.NaN;
  }

  @Test
  void isThatOfTheSettingsWithoutASnapshot() {
    AccountScript script = new AccountScript(0.02, 0.1).price(BTC, 100).deposit(400);
    // 10% of 2000 on 400.
    assertEquals(0.5, valueAfter(script.fill(BTC, -20, 100)), 1e-12);
  }
}
