package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.SampledHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeverageChangeTest extends AccountKernelContract<AccountState, SampledHistory> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "leverage-change", "window", "1d");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<AccountState> seen, long asOfNanos) {
    return leverage(seen, asOfNanos) - leverage(seen, asOfNanos - 24 * HOUR);
  }

  /** The last state of the hour that ends with or after the time; at most an hour old. */
  private static double leverage(List<AccountState> seen, long asOfNanos) {
    long end = Math.ceilDiv(asOfNanos, HOUR) * HOUR;
    double leverage = Double.NaN;
    if (asOfNanos < seen.getFirst().availableNanos()) {
      return Double.NaN;
    }
    for (AccountState account : seen) {
      if (account.availableNanos() <= end) {
        boolean old = asOfNanos - account.availableNanos() > HOUR;
        boolean defined = !old && account.equity() > 0;
        leverage = defined ? account.grossNotional() / account.equity() : Double.NaN;
      }
    }
    return leverage;
  }

  @Test
  void doublesWithThePositionAndKnowsNothingBeforeADayIsOver() {
    AccountScript script = new AccountScript().price(BTC, 100).deposit(1000).fill(BTC, 10, 100);
    for (int hour = 1; hour <= 23; hour++) {
      script.after(HOUR).mark();
      assertEquals(Double.NaN, valueAfter(script));
    }
    // 2000 / 1000 now, 1000 / 1000 a day ago.
    assertEquals(1, valueAfter(script.after(HOUR).fill(BTC, 10, 100)), 1e-12);
  }
}
