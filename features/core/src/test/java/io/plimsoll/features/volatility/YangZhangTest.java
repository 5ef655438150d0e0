package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class YangZhangTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "yang-zhang", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    if (seen.size() < 21) {
      return Double.NaN;
    }
    List<Bar> bars = last(seen, 21);
    double[] gaps = new double[20];
    double[] bodies = new double[20];
    double rogersSatchell = 0;
    for (int i = 1; i <= 20; i++) {
      double o = StrictMath.log(bars.get(i).open());
      double h = StrictMath.log(bars.get(i).high());
      double l = StrictMath.log(bars.get(i).low());
      double c = StrictMath.log(bars.get(i).close());
      gaps[i - 1] = o - StrictMath.log(bars.get(i - 1).close());
      bodies[i - 1] = c - o;
      rogersSatchell += ((h - c) * (h - o) + (l - c) * (l - o)) / 20;
    }
    double k = 0.34 / (1.34 + 21 / 19.0);
    return 60 * (variance(gaps) + k * variance(bodies) + (1 - k) * rogersSatchell);
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-11;
  }

  @Test
  void mixesGapsBodiesAndRanges() {
    // Gaps 0.02, 0: variance 2e-4. Bodies 0.01, -0.03: variance 8e-4. Rogers-Satchell 0 and
    // (0.04 - 0)(0.04 - 0.03) = 4e-4: mean 2e-4. k = 0.34 / (1.34 + 3).
    List<Bar> bars =
        List.of(bar(0, 0, 0, 0, 0), bar(1, 0.02, 0.03, 0.02, 0.03), bar(2, 0.03, 0.04, 0, 0));
    double k = 0.34 / 4.34;
    assertEquals(
        2 * (2e-4 + k * 8e-4 + (1 - k) * 2e-4), Conformance.ofBars(bars, 2, "yang-zhang"), 1e-15);
  }

  private static Bar bar(int minute, double open, double high, double low, double close) {
    long at = START + minute * MINUTE;
    return new Bar(
        BTC,
        at,
        at + MINUTE,
        at + MINUTE,
        StrictMath.exp(open),
        StrictMath.exp(high),
        StrictMath.exp(low),
        StrictMath.exp(close),
        1,
        0,
        1);
  }
}
