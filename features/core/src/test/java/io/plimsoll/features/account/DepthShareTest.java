package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthShareTest extends AccountKernelContract<AccountState, StateKernel.Last> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "depth-share");
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    AccountState account = seen.getLast();
    double most = 0;
    for (int h = 0; h < account.holdings(); h++) {
      most = Math.max(most, Math.abs(account.quantity(h) * account.price(h)) / account.depth(h));
    }
    return most;
  }

  @Test
  void isThatOfThePositionThatIsLargestForItsBook() {
    AccountScript script = new AccountScript().price(BTC, 100).row(BTC, 1, 10_000, 1);
    script.price(ETH, 50).row(ETH, 1, 500, 1);
    assertEquals(0, valueAfter(script.deposit(1)));
    // 1000 of 10,000 and 100 of 500.
    assertEquals(0.2, valueAfter(script.fill(BTC, 10, 100).fill(ETH, -2, 50)), 1e-12);
    script.row(ETH, 1, 0, 1).mark();
    assertEquals(Double.NaN, valueAfter(script));
    script.row(ETH, 1, Double.NaN, 1).mark();
    assertEquals(Double.NaN, valueAfter(script));
  }
}
