package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParkinsonTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "parkinson", "window", "20m", "per", "1h");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Bar> bars = last(seen, 20);
    if (bars == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (Bar bar : bars) {
      double hl = StrictMath.log(bar.high()) - StrictMath.log(bar.low());

      sum += hl * hl / (4 * Math.log(2));
    }
    return sum * 3;
  }

  @Test
  void agreesWithOtherPeoplesPrograms() {
    // 78 bars of five returns each; here a bar is called a minute.
    FeatureSpec feature = feature("x", "parkinson", "window", "78m");
    double expected = Conformance.expected("day0.r1.Parkinson_sum");
    List<Bar> bars = Conformance.bars(BTC, 0, 1, 5);
    assertEquals(expected, Conformance.value(feature, List.of(BTC), bars), 1e-9 * expected);
  }
}
