package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.Market;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RollSpreadTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "roll-spread", "window", "20m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 20);
    if (r == null) {
      return Double.NaN;
    }
    double covariance = 0;
    for (int i = 1; i < 20; i++) {
      for (int j = 1; j < 20; j++) {
        // Σ over all pairs of (x_i − x_j)(y_i − y_j) / 2n is n times the covariance about the
        // means.
        covariance += (r[i] - r[j]) * (r[i - 1] - r[j - 1]) / (2 * 19 * 18);
      }
    }
    return 2 * Math.sqrt(Math.max(0, -covariance));
  }

  /** The root of a covariance of moves of 0.01 that happens to be near 0. */
  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void findsTheSpreadOfPricesThatBounce() {
    FeatureSpec day = feature("x", "roll-spread", "window", "5000m");
    @SuppressWarnings("unchecked")
    var kernel =
        (Kernel<Bar, BarWindow>)
            io.plimsoll.features.KernelRegistry.standard().create(day, UNIVERSE, MINUTE);
    BarWindow state = kernel.create();
    SplittableRandom random = new SplittableRandom(7);
    double open = 100;
    for (int i = 0; i <= 5000; i++) {
      // Half a spread of 0.4% up or down from a mid that stands still.
      double close = 100 * StrictMath.exp(random.nextBoolean() ? 0.002 : -0.002);
      kernel.update(state, Market.bar(Market.BTC, START + i * MINUTE, MINUTE, open, close, 1));
      open = close;
    }
    // With q = ±1 a product of neighbouring returns is s²/4 times (q₂q₁ − q₂q₀ − 1 + q₁q₀): the sum
    // of n has the mean −n and the variance (4 + 1)·n, so the covariance is known to √(5/5000) =
    // 3.2%, its root to 1.6%; three of these.
    assertEquals(0.004, kernel.value(state, START + 5001 * MINUTE), 0.004 * 0.048);
  }

  @Test
  void isZeroWhereReturnsFollowEachOther() {
    Kernel<Bar, BarWindow> kernel = kernel();
    BarWindow state = kernel.create();
    double[] returns = new double[20];
    for (int i = 0; i < 20; i++) {
      returns[i] = i < 10 ? 0.01 : -0.01;
    }
    Market.barsOf(returns).forEach(bar -> kernel.update(state, bar));
    assertEquals(0, kernel.value(state, START + 21 * MINUTE), 0);
  }
}
