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
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class VpinTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "vpin", "window", "20m", "buckets", "6");
  }

  /** Each bucket by itself: what of each bar lies between two marks of cumulative volume. */
  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Bar> bars = lastReturns(seen, 20) == null ? null : last(seen, 20);
    if (bars == null) {
      return Double.NaN;
    }
    double total = bars.stream().mapToDouble(Bar::volume).sum();
    if (total == 0 || Double.isInfinite(total)) {
      return Double.NaN;
    }
    double sum = 0;
    for (int bucket = 0; bucket < 6; bucket++) {
      double from = total * bucket / 6;
      double to = total * (bucket + 1) / 6;
      double signed = 0;
      double before = 0;
      for (Bar bar : bars) {
        double after = before + bar.volume();
        double overlap = Math.min(to, after) - Math.max(from, before);
        if (overlap > 0) {
          signed += overlap * (bar.signedVolume() / bar.volume());
        }
        before = after;
      }
      sum += Math.abs(signed);
    }
    return sum / total;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  private static Bar bar(int i, double close, double volume, double signed) {
    long open = START + i * MINUTE;
    return new Bar(
        Market.BTC,
        open,
        open + MINUTE,
        open + MINUTE,
        close,
        close,
        close,
        close,
        volume,
        signed,
        1);
  }

  @Test
  void aBarThatSpansTwoBucketsIsSplit() {
    Vpin kernel = new Vpin(BarSpan.full(MINUTE, 3), 2, Vpin.Classification.TRADES);
    BarWindow state = kernel.create();
    // Volumes 1, 4, 3; buckets of 4. In the first 1 bought and 3/4 of the second bar, whose
    // shares are 3 bought to 1 sold: 1 + 3/2. In the second 1/2 − 3: |−2.5|. (2.5 + 2.5) / 8
    kernel.update(state, bar(0, 100, 9, 9));
    kernel.update(state, bar(1, 100, 1, 1));
    kernel.update(state, bar(2, 100, 4, 2));
    kernel.update(state, bar(3, 100, 3, -3));
    assertEquals(0.625, kernel.value(state, START + 4 * MINUTE), 1e-15);
  }

  @Test
  void bulkClassificationSplitsByTheNormalDistribution() {
    Vpin kernel = new Vpin(BarSpan.full(MINUTE, 2), 2, Vpin.Classification.BULK);
    BarWindow state = kernel.create();
    kernel.update(state, bar(0, 100, 1, Double.NaN));
    kernel.update(state, bar(1, 100 * StrictMath.exp(0.01), 5, Double.NaN));
    kernel.update(state, bar(2, 100, 5, Double.NaN));
    // Returns of one σ up and down: 2Φ(1) − 1 = 0.682689492137086 of each bucket (of Abramowitz,
    // Stegun (1964), table 26.1: Φ(1) = .84134 47460 68543).
    assertEquals(2 * 0.841344746068543 - 1, kernel.value(state, START + 3 * MINUTE), 2e-15);
    Vpin trades = new Vpin(BarSpan.full(MINUTE, 2), 2, Vpin.Classification.TRADES);
    BarWindow unsigned = trades.create();
    for (int i = 0; i < 3; i++) {
      trades.update(unsigned, bar(i, 100, 1, Double.NaN));
    }
    assertEquals(Double.NaN, trades.value(unsigned, START + 3 * MINUTE));
  }

  @Test
  void isOneWhereOnlyBuyersTakeAndZeroWhereBothTakeTheSame() {
    for (double share : new double[] {1, 0}) {
      Kernel<Bar, BarWindow> kernel = kernel();
      BarWindow state = kernel.create();
      for (int i = 0; i < 21; i++) {
        kernel.update(state, bar(i, 100, 1 + i, share * (1 + i)));
      }
      assertEquals(share, kernel.value(state, START + 21 * MINUTE), 1e-15);
    }
  }
}
