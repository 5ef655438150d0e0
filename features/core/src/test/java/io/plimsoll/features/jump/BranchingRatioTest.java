package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;

class BranchingRatioTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x", "branching-ratio", "window", "20m", "block", "5m", "local", "10m", "threshold", "1");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    int bar = seen.size() - 1;
    if (bar < 29) {
      return Double.NaN;
    }
    double[] counts = new double[4];
    for (int i = 0; i < 20; i++) {
      double statistic = LeeMyklandTest.statistic(seen, bar - 19 + i, 10);
      counts[i / 5] += Math.abs(statistic) * Math.sqrt(2 / Math.PI) > 1 ? 1 : 0;
    }
    double mean = Arrays.stream(counts).average().orElseThrow();
    double variance = Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum() / 3;
    return mean == 0 ? Double.NaN : variance == 0 ? 0 : Math.max(0, 1 - Math.sqrt(mean / variance));
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }
}
