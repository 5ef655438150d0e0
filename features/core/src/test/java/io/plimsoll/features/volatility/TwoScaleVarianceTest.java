package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoScaleVarianceTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "two-scale-variance", "window", "20m", "scale", "4m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    if (seen.size() < 21) {
      return Double.NaN;
    }
    List<Bar> bars = last(seen, 21);
    double coarse = 0;
    for (int i = 4; i < 21; i++) {
      double r = StrictMath.log(bars.get(i).close()) - StrictMath.log(bars.get(i - 4).close());
      coarse += r * r / 4;
    }
    double share = 17 / 4.0 / 20;
    return (coarse - share * sumOfSquares(lastReturns(seen, 20))) / (1 - share) * 3;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-17;
  }

  @Test
  void takesNoiseThatBouncesOutAltogether() {
    // Closes 0, a, 0, a, …: every return over two bars is 0, six squares of one bar are 6a². With
    // m/n = 5/2/6 = 5/12 it is -(5/12) 6a² / (7/12) = -(30/7) a².
    List<Bar> bars = barsOf(0.01, -0.01, 0.01, -0.01, 0.01, -0.01);
    assertEquals(
        -30e-4 / 7, Conformance.ofBars(bars, 6, "two-scale-variance", "scale", "2m"), 1e-15);
    assertThrows(
        IllegalArgumentException.class,
        () -> Conformance.ofBars(bars, 6, "two-scale-variance", "scale", "1m"));
  }
}
