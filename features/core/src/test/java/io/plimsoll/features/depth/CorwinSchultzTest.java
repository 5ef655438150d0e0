package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorwinSchultzTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "corwin-schultz", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Bar> bars = last(seen, 20);
    if (bars == null) {
      return Double.NaN;
    }
    double sum = 0;
    int pairs = 0;
    for (int i = 1; i < 20; i++) {
      Bar one = bars.get(i - 1);
      Bar two = bars.get(i);
      if (one.volume() > 0 && two.volume() > 0) {
        double first = Math.log(one.high()) - Math.log(one.low());
        double second = Math.log(two.high()) - Math.log(two.low());
        double both =
            Math.log(Math.max(one.high(), two.high())) - Math.log(Math.min(one.low(), two.low()));
        double beta = first * first + second * second;
        double k = 3 - 2 * Math.sqrt(2);
        double alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / k - Math.sqrt(both * both / k);
        double spread = 2 * (Math.exp(alpha) - 1) / (1 + Math.exp(alpha));
        sum += alpha > 700 ? 2 : Math.max(0, spread);
        pairs++;
      }
    }
    return sum / pairs;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-13;
  }

  @Test
  void aRangeThatIsAllSpreadIsTheSpread() {
    Kernel<Bar, BarWindow> kernel = kernel();
    BarWindow state = kernel.create();
    // High and low are ask and bid of a mid that stands still: with h = ln(H/L) β = 2h², γ = h²,
    // α = (2h − √2·h) / (3 − 2√2) − h / √(3 − 2√2) = h·(√2 − 1)(√2 − 1)⁻²·√2 − h·(√2 − 1)⁻¹ = h.
    // S = 2(e^h − 1) / (e^h + 1) with e^h = 101/99 is 2·2/200.
    for (int i = 0; i < 21; i++) {
      kernel.update(
          state,
          new Bar(
              BTC,
              START + i * MINUTE,
              START + (i + 1) * MINUTE,
              START + (i + 1) * MINUTE,
              100,
              101,
              99,
              100,
              i == 5 ? 0 : 1,
              0,
              1));
    }
    assertEquals(0.02, kernel.value(state, START + 21 * MINUTE), 1e-15);
  }
}
