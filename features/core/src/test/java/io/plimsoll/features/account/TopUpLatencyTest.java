package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopUpLatencyTest extends AccountKernelContract<Observation, AccountMemory> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "top-up-latency");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    double[] story = DrawdownStory.of(seen);
    return story[3] / story[1];
  }

  @Test
  void isTheTimeFromTheDrawdownToTheDeposit() {
    AccountScript script = new AccountScript().price(BTC, 100).deposit(1000).fill(BTC, 10, 100);
    script.after(HOUR).price(BTC, 70).mark().after(HOUR).price(BTC, 60).mark();
    assertEquals(Double.NaN, valueAfter(script));
    assertEquals(3, valueAfter(script.after(2 * HOUR).deposit(50)), 1e-12);
  }
}
