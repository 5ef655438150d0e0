package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingTimeTest extends AccountKernelContract<Observation, AccountMemory> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "holding-time");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    return inDays(seen, ClosedPosition.class, 30, asOfNanos)
        .mapToDouble(closed -> (closed.eventNanos() - closed.openedNanos()) / (double) HOUR)
        .average()
        .orElse(Double.NaN);
  }

  @Test
  void isTheMeanOfTwoAndAFlipEndsTheFirst() {
    AccountScript script = new AccountScript().fill(BTC, 1, 100).after(2 * HOUR);
    assertEquals(Double.NaN, valueAfter(script));
    // Long for 2 hours, then short for 4; the part that was closed before does not count.
    script.fill(BTC, -3, 100).after(HOUR).fill(BTC, 1, 100);
    assertEquals(2, valueAfter(script), 1e-12);
    script.after(3 * HOUR).fill(BTC, 1, 100);
    assertEquals(3, valueAfter(script), 1e-12);
  }
}
