package io.plimsoll.features.account;

import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.AccountLiquidated;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountLiquidationRecencyTest extends AccountKernelContract<Observation, AccountMemory> {
  private static final long DAY = 24 * HOUR;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "account-liquidation-recency");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    return seen.isEmpty()
        ? Double.NaN
        : (asOfNanos - last(seen, AccountLiquidated.class).availableNanos()) / (double) DAY;
  }

  @Test
  void isTheTimeSinceTheLastOne() {
    AccountScript script = new AccountScript().deposit(1);
    assertEquals(Double.NaN, valueAfter(script));
    script.liquidated().after(DAY).liquidated().after(12 * HOUR).mark();
    assertEquals(0.5, valueAfter(script), 1e-12);
  }
}
