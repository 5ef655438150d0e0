package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthConvexityTest extends DepthKernelContract<Latest> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "depth-convexity", "bps", "50");
  }

  @Override
  protected double naive(List<DepthBands> seen, long asOfNanos) {
    DepthBands depth = seen.getLast();
    double within = depth.bidNotional(2) / 1e3 + depth.askNotional(2) / 1e3;
    double all = depth.bidNotional(3) / 1e3 + depth.askNotional(3) / 1e3;
    return (all - 2 * within) / all;
  }

  @Test
  void isZeroWhereDepthGrowsEvenly() {
    Kernel<DepthBands, Latest> kernel = kernel();
    // Within 50 and 100 bps: 3 + 1 and 6 + 2; then all within 50; then all beyond.
    double[][] bids = {{1, 2, 3, 6}, {1, 1, 1, 1}, {0, 0, 0, 5}};
    double[][] asks = {{0, 0, 1, 2}, {0, 1, 1, 1}, {0, 0, 0, 0}};
    double[] expected = {0, -1, 1};
    for (int i = 0; i < 3; i++) {
      Latest state = kernel.create();
      kernel.update(state, new DepthBands(BTC, START, START, bids[i], asks[i]));
      assertEquals(expected[i], kernel.value(state, START), 0);
    }
    assertThrows(IllegalArgumentException.class, () -> new DepthConvexity(100, 1));
  }
}
