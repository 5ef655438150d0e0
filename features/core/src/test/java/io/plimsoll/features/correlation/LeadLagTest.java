package io.plimsoll.features.correlation;

import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeadLagTest extends TickKernelContract {
  LeadLagTest() {
    super("lead-lag", "measure", "ratio", "most", "5s");
  }

  @Override
  double naive(List<double[]> a, List<double[]> b) {
    double ahead = 0;
    double behind = 0;
    for (int shift = 1; shift <= 5; shift++) {
      ahead += Math.pow(overlapping(a, b, shift * 1e9), 2);
      behind += Math.pow(overlapping(a, b, -shift * 1e9), 2);
    }
    return ahead / behind;
  }

  /** BTC follows ETH by seven seconds; each trades in a third of all seconds, at its own times. */
  @Test
  void findsALagThatIsKnown() {
    SplittableRandom random = new SplittableRandom(3);
    double[] log = new double[3_600];
    for (int t = 1; t < log.length; t++) {
      log[t] = log[t - 1] + 1e-4 * random.nextGaussian();
    }
    List<Trade> trades = new ArrayList<>();
    for (int t = 7; t < log.length; t++) {
      if (t == 7 || random.nextInt(3) == 0) {
        trades.add(
            Market.trade(UNIVERSE.get(0), START + t * SECOND, StrictMath.exp(log[t - 7]), 1));
      }
      if (t == 7 || random.nextInt(3) == 0) {
        trades.add(Market.trade(UNIVERSE.get(1), START + t * SECOND, StrictMath.exp(log[t]), 1));
      }
    }
    String eth = UNIVERSE.get(1).value();
    assertEquals(7, value(trades, "against", eth, "window", "50m"), 1e-9);
    assertEquals(0, value(trades, "against", "leader", "window", "50m"), 1e-9);
    assertTrue(value(trades, "against", eth, "window", "50m", "measure", "ratio") > 3);
  }

  private static double value(List<Trade> trades, String... settings) {
    return Conformance.value(feature("x", "lead-lag", settings), UNIVERSE, trades);
  }
}
