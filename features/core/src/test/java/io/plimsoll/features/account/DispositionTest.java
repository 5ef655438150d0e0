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

class DispositionTest extends AccountKernelContract<Observation, AccountMemory> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "disposition");
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    double losses = age(seen, -1);
    double gains = age(seen, 1);
    return Math.log(losses / gains);
  }

  private static double age(List<Observation> seen, int sign) {
    return of(seen, ClosedPosition.class)
        .filter(closed -> Math.signum(closed.profit()) == sign)
        .mapToDouble(closed -> (double) (closed.eventNanos() - closed.openedNanos()))
        .average()
        .orElse(Double.NaN);
  }

  @Test
  void losersHeldThreeTimesAsLong() {
    AccountScript script = new AccountScript().fill(BTC, 1, 100).after(2 * HOUR);
    script.fill(BTC, -1, 110);
    assertEquals(Double.NaN, valueAfter(script));
    script.fill(ETH, -1, 50).after(6 * HOUR).fill(ETH, 1, 51);
    assertEquals(Math.log(3), valueAfter(script), 1e-12);
  }
}
