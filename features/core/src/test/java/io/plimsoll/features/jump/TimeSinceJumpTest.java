package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSinceJumpTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x", "time-since-jump", "local", "10m", "cap", "20m", "tests", "3m", "significance", "0.2");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int bar = seen.size() - 1;
    if (bar < 30) {
      return Double.NaN;
    }
    // Of three tests: the bound at 20%.
    double bound = LeeMyklandLimit.of(3).threshold(0.2);
    for (int i = bar; i > bar - 20; i--) {
      if (Math.abs(LeeMyklandTest.statistic(seen, i, 10)) > bound) {
        return (bar - i) / 60.0;
      }
    }
    return 20 / 60.0;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  @Test
  void growsByTheHourAndStopsAtTheCap() {
    double[] r = new double[300];
    for (int i = 0; i < r.length; i++) {
      r[i] = i % 2 == 0 ? 0.001 : -0.001;
    }
    TimeSinceJump kernel = new TimeSinceJump(MINUTE, 20, 120, 7);
    r[150] = 0.03;
    BarWindow state = kernel.create();
    List<Bar> bars = barsOf(r);
    for (int i = 0; i < bars.size(); i++) {
      kernel.update(state, bars.get(i));
      // 140 returns come first; the jump ends at bar 151.
      double expected = i < 140 ? Double.NaN : i < 151 ? 2 : Math.min(2, (i - 151) / 60.0);
      assertEquals(expected, kernel.value(state, bars.get(i).eventNanos()), 1e-12, "bar " + i);
    }
    long later = bars.getLast().eventNanos() + 10 * MINUTE;
    assertEquals(2, kernel.value(state, later), 1e-12);
  }
}
