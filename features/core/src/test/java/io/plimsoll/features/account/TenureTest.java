package io.plimsoll.features.account;

import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenureTest extends AccountKernelContract<Observation, AccountMemory> {
  private static final long DAY = 24 * HOUR;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "tenure");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    return (asOfNanos - seen.getFirst().availableNanos()) / (double) DAY;
  }

  @Test
  void countsDaysFromTheFirstEvent() {
    AccountScript script = new AccountScript().after(HOUR).deposit(1);
    assertEquals(0, valueAfter(script));
    assertEquals(1.5, valueAfter(script.after(36 * HOUR).deposit(1)), 1e-12);
  }
}
