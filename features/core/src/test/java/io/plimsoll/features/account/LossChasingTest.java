package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossChasingTest extends AccountKernelContract<Observation, AccountMemory> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "loss-chasing");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    List<ClosedPosition> closed = of(seen, ClosedPosition.class).toList();
    return meanChange(closed, -1) - meanChange(closed, 1);
  }

  private static double meanChange(List<ClosedPosition> closed, int sign) {
    double sum = 0;
    int count = 0;
    for (int i = 1; i < closed.size(); i++) {
      ClosedPosition before = closed.get(i - 1);
      if (Math.signum(before.profit()) == sign
          && closed.get(i).openedNanos() >= before.eventNanos()) {
        sum += Math.log(closed.get(i).mostNotional()) - Math.log(before.mostNotional());
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  @Test
  void doublesAfterALossAndHalvesAfterAGain() {
    AccountScript script = new AccountScript().fill(BTC, 1, 100).after(HOUR).fill(BTC, -1, 90);
    // Twice the size after a loss; then half of it after a gain: ln 2 − ln ½.
    script.fill(BTC, 2, 100).after(HOUR).fill(BTC, -2, 110);
    assertEquals(Double.NaN, valueAfter(script));
    script.fill(BTC, -1, 100).after(HOUR).fill(BTC, 1, 110);
    assertEquals(2 * Math.log(2), valueAfter(script), 1e-12);
  }

  @Test
  void aPositionOpenedBeforeTheOtherClosedDoesNotFollowIt() {
    AccountScript script = new AccountScript().fill(BTC, 1, 100).fill(ETH, 9, 50).after(HOUR);
    script.fill(BTC, -1, 90).after(1).fill(ETH, -9, 60);
    script.fill(BTC, 1, 450).after(1).fill(BTC, -1, 450);
    assertEquals(Double.NaN, valueAfter(script));
  }
}
