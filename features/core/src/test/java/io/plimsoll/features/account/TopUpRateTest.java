package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopUpRateTest extends AccountKernelContract<Observation, AccountMemory> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "top-up-rate");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    double[] story = DrawdownStory.of(seen);
    return story[1] / story[2];
  }

  @Test
  void oneOfTwoWasAnswered() {
    AccountScript script = new AccountScript().price(BTC, 100).deposit(1000).fill(BTC, 10, 100);
    script.after(HOUR).price(BTC, 70).mark();
    assertEquals(Double.NaN, valueAfter(script));
    assertEquals(1, valueAfter(script.after(HOUR).deposit(50)));
    // The peak is 750 now; at 50 equity is 550, below 600. It recovers by itself.
    script.after(HOUR).price(BTC, 50).mark().after(HOUR).price(BTC, 60).mark();
    assertEquals(0.5, valueAfter(script), 1e-12);
  }
}
