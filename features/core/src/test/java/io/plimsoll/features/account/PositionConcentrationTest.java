package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.SOL;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionConcentrationTest extends AccountKernelContract<AccountState, StateKernel.Last> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "position-concentration");
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    AccountState account = seen.getLast();
    double gross = 0;
    double squares = 0;
    for (int h = 0; h < account.holdings(); h++) {
      // Scaled, so that only what overflows in the kernel too overflows here.
      double notional = account.quantity(h) * account.price(h) / account.grossNotional();
      gross += Math.abs(notional);
      squares += notional * notional;
    }
    return squares / (gross * gross);
  }

  @Test
  void twoEqualPositionsAreAHalfAndNoneIsUnknown() {
    AccountScript script = new AccountScript().price(BTC, 100).price(ETH, 50);
    assertEquals(Double.NaN, valueAfter(script.deposit(500)));
    assertEquals(1, valueAfter(script.fill(BTC, 1, 100)), 1e-12);
    assertEquals(0.5, valueAfter(script.fill(ETH, -2, 50)), 1e-12);
    // 300 and 100: (9 + 1) / 16.
    assertEquals(0.625, valueAfter(script.fill(BTC, 2, 100)), 1e-12);
    // What has no price cannot be shared out.
    assertEquals(Double.NaN, valueAfter(script.fill(SOL, 1, 10)));
  }
}
