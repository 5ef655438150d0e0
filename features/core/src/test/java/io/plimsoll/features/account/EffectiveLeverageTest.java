package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveLeverageTest extends AccountKernelContract<AccountState, StateKernel.Last> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "effective-leverage");
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    AccountState account = seen.getLast();
    double gross = 0;
    for (int h = 0; h < account.holdings(); h++) {
      gross += Math.abs(account.quantity(h)) * account.price(h);
    }
    return account.equity() > 0 ? gross / account.equity() : Double.NaN;
  }

  @Test
  void countsBothSidesAndIsUnknownWithoutEquity() {
    AccountScript script = new AccountScript().price(BTC, 100).price(ETH, 50);
    assertEquals(0, valueAfter(script.deposit(500)));
    // 1000 long and 1000 short on 500.
    assertEquals(4, valueAfter(script.fill(BTC, 10, 100).fill(ETH, -20, 50)), 1e-12);
    // BTC at 60: equity 500 − 400 = 100, gross 1600.
    assertEquals(16, valueAfter(script.after(MINUTE).price(BTC, 60).mark()), 1e-12);
    assertEquals(Double.NaN, valueAfter(script.after(MINUTE).price(BTC, 50).mark()));
  }
}
