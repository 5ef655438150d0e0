package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a spiked market the statistic after a jump is of the order of 1e8. */
class LeeMyklandTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "lee-mykland", "window", "15m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    return statistic(seen, seen.size() - 1, 15);
  }

  /** The statistic of the return that ends at a bar, from the returns before it. */
  static double statistic(List<Bar> seen, int bar, int local) {
    if (bar < local) {
      return Double.NaN;
    }
    double sum = 0;
    for (int j = bar - local + 2; j < bar; j++) {
      sum += Math.abs(r(seen, j)) * Math.abs(r(seen, j - 1));
    }
    return sum == 0 ? Double.NaN : r(seen, bar) / Math.sqrt(sum / (local - 2));
  }

  private static double r(List<Bar> seen, int bar) {
    return StrictMath.log(seen.get(bar).close()) - StrictMath.log(seen.get(bar - 1).close());
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-6;
  }

  @Test
  void flagsTheSignOfAJumpAndNothingElse() {
    double[] r = new double[30];
    for (int i = 0; i < r.length; i++) {
      r[i] = i % 2 == 0 ? 0.001 : -0.001;
    }
    // Products of 1e-6: sigma is 0.001, a return of 0.03 is 30, one of 0.004 is 4; of a day of 1440
    // tests the bound at 1% is 4.27 + 4.6 * 0.33 = 5.8.
    String[] flag = {"form", "flag"};
    for (double last : new double[] {0.03, -0.03, 0.004}) {
      r[29] = last;
      List<Bar> bars = barsOf(r);
      double sign = Math.abs(last) > 0.01 ? Math.signum(last) : 0;
      assertEquals(sign, Conformance.ofBars(bars, 20, "lee-mykland", flag));
      assertEquals(last / 0.001, Conformance.ofBars(bars, 20, "lee-mykland"), 1e-9);
    }
  }

  @Test
  void theLimitIsThatOfThePaper() {
    // n = 1000, by hand: ln n = 6.907755, root 3.716922, c = 0.797885: C = 4.658471 - (1.144730 +
    // 1.932645) / (1.595769 * 3.716922) = 4.658471 - 0.518832, S = 0.337191; at 1% beta is
    // 4.600149.
    LeeMyklandLimit limit = LeeMyklandLimit.of(1000);
    assertEquals(4.139639, limit.centre(), 1e-5);
    assertEquals(0.337191, limit.scale(), 1e-6);
    assertEquals(4.139639 + 0.337191 * 4.600149, limit.threshold(0.01), 1e-5);
    assertEquals(4.600149, limit.standardized(limit.threshold(0.01)), 1e-6);
  }
}
