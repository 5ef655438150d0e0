package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawdownTest extends AccountKernelContract<Observation, AccountMemory> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "drawdown");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    return DrawdownStory.of(seen)[0];
  }

  @Test
  void depositsAndWithdrawalsMakeNone() {
    AccountScript script = new AccountScript().price(BTC, 100).deposit(1000).fill(BTC, 10, 100);
    assertEquals(0, valueAfter(script.withdraw(500)), 1e-12);
    // 500 − 100 of 500.
    assertEquals(0.2, valueAfter(script.after(MINUTE).price(BTC, 90).mark()), 1e-12);
    // 400 + 300 of a peak of 800.
    assertEquals(1 - 700.0 / 800, valueAfter(script.deposit(300)), 1e-12);
  }
}
