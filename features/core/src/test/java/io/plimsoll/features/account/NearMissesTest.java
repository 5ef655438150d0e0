package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissesTest extends AccountKernelContract<Observation, AccountMemory> {
  private static final long DAY = 24 * HOUR;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "near-misses", "window", "3d");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    boolean above = false;
    double count = Double.NaN;
    double today = Math.ceil(asOfNanos / (double) DAY);
    for (AccountState account : of(seen, AccountState.class).toList()) {
      if (Double.isFinite(account.equity()) && Double.isFinite(account.maintenance())) {
        boolean now = account.grossNotional() > 0 && account.maintenance() > 0.8 * account.equity();
        double day = Math.ceil(account.availableNanos() / (double) DAY);
        count = Double.isNaN(count) ? 0 : count;
        count += now && !above && day > today - 3 ? 1 : 0;
        above = now;
      }
    }
    return count;
  }

  private static AccountScript script() {
    // 20 held for a position of 1000; equity 100 at 100.
    return new AccountScript(0.02, 0.04).price(BTC, 100).deposit(100).fill(BTC, 10, 100);
  }

  @Test
  void countsRisesNotTheTimeAbove() {
    AccountScript script = script();
    assertEquals(0, valueAfter(script));
    // At 92.2 equity is 22, 18.44 is held: 0.838. At 93: 30 and 18.6.
    script.after(MINUTE).price(BTC, 92.2).mark().after(MINUTE).mark();
    assertEquals(1, valueAfter(script));
    script.after(MINUTE).price(BTC, 93).mark().after(MINUTE).price(BTC, 80).mark();
    assertEquals(2, valueAfter(script));
    // Gone, and flat: nothing can be missed any more.
    script.after(MINUTE).fill(BTC, -10, 80).mark();
    assertEquals(2, valueAfter(script));
    assertEquals(0, valueAfter(script.after(3 * DAY).mark()));
  }
}
