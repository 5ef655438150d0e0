package io.plimsoll.features.account;

import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Withdrawal;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithdrawalShareTest extends AccountKernelContract<Observation, AccountMemory> {
  private static final long DAY = 24 * HOUR;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "withdrawal-share", "window", "3d");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    double in = inDays(seen, Deposit.class, 3, asOfNanos).mapToDouble(Deposit::amountQuote).sum();
    double out =
        inDays(seen, Withdrawal.class, 3, asOfNanos).mapToDouble(Withdrawal::amountQuote).sum();
    return out / (in + out);
  }

  @Test
  void aThirdWentOutAndNothingMovedSinceIsUnknown() {
    AccountScript script = new AccountScript().deposit(200);
    assertEquals(0, valueAfter(script));
    assertEquals(1.0 / 3, valueAfter(script.withdraw(100)), 1e-12);
    assertEquals(Double.NaN, valueAfter(script.after(4 * DAY).mark()));
  }
}
