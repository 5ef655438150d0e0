package io.plimsoll.features.account;

import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.MarginCall;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginCallsTest extends AccountKernelContract<Observation, AccountMemory> {
  private static final long DAY = 24 * HOUR;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "margin-calls", "window", "3d");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    return inDays(seen, MarginCall.class, 3, asOfNanos).count();
  }

  @Test
  void areForgottenAfterThreeMidnights() {
    AccountScript script = new AccountScript().deposit(1);
    assertEquals(0, valueAfter(script));
    script.after(HOUR).call().call();
    assertEquals(2, valueAfter(script));
    assertEquals(3, valueAfter(script.after(DAY).call()));
    // The row at midnight belongs to the day that ends: the first two are of the first of three.
    assertEquals(3, valueAfter(script.after(2 * DAY - HOUR).mark()));
    assertEquals(1, valueAfter(script.after(1).mark()));
  }
}
