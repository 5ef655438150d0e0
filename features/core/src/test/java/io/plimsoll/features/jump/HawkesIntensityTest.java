package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class HawkesIntensityTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x",
        "hawkes-intensity",
        "local",
        "15m",
        "half-life",
        "4m",
        "threshold",
        "1",
        "branching",
        "0.6",
        "baseline",
        "0.02",
        "per",
        "5m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    if (seen.size() < 16) {
      return Double.NaN;
    }
    double beta = Math.log(2) / 4;
    double sum = 0;
    for (int i = 15; i < seen.size(); i++) {
      double statistic = LeeMyklandTest.statistic(seen, i, 15);
      if (Math.abs(statistic) * Math.sqrt(2 / Math.PI) > 1) {
        sum += Math.exp(-beta * (asOfNanos - seen.get(i).eventNanos()) / MINUTE);
      }
    }
    return 5 * (0.02 + 0.6 * beta * sum);
  }

  @Test
  void fallsByHalfInAHalfLifeAfterTheLastBar() {
    double[] r = new double[30];
    for (int i = 0; i < r.length; i++) {
      r[i] = i % 2 == 0 ? 0.001 : -0.001;
    }
    r[29] = 0.03;
    HawkesIntensity kernel =
        new HawkesIntensity(BarSpan.full(MINUTE, 20), 0.01, 0.2, Math.log(2) / 5, 3, 1);
    BarWindow state = kernel.create();
    List<Bar> bars = barsOf(r);
    bars.forEach(bar -> kernel.update(state, bar));
    long now = bars.getLast().eventNanos();
    assertEquals(0.21, kernel.value(state, now), 1e-12);
    assertEquals(0.11, kernel.value(state, now + 5 * MINUTE), 1e-12);
    assertEquals(0.06, kernel.value(state, now + 10 * MINUTE), 1e-12);
  }
}
