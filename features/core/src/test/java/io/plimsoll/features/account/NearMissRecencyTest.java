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

class NearMissRecencyTest extends AccountKernelContract<Observation, AccountMemory> {
  private static final long DAY = 24 * HOUR;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "near-miss-recency");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-10;
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    double last = Double.NaN; // of a double a time is off by less than a microsecond
    for (AccountState account : of(seen, AccountState.class).toList()) {
      if (Double.isFinite(account.equity()) && Double.isFinite(account.maintenance())) {
        boolean now = account.grossNotional() > 0 && account.maintenance() > 0.8 * account.equity();
        last = now ? account.availableNanos() : last;
      }
    }
    return (asOfNanos - last) / DAY;
  }

  private static AccountScript script() {
    // 20 held for a position of 1000; equity 100 at 100.
    return new AccountScript(0.02, 0.04).price(BTC, 100).deposit(100).fill(BTC, 10, 100);
  }

  @Test
  void isTheTimeSinceItWasLastAbove() {
    AccountScript script = script();
    assertEquals(Double.NaN, valueAfter(script));
    script.after(MINUTE).price(BTC, 92.2).mark().after(HOUR).mark();
    assertEquals(0, valueAfter(script));
    script.after(12 * HOUR).price(BTC, 100).mark();
    assertEquals(0.5, valueAfter(script), 1e-12);
  }
}
