package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.Market;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthImbalanceTest extends DepthKernelContract<Latest> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "depth-imbalance", "bps", "10", "max-age", "2m");
  }

  @Override
  protected double naive(List<DepthBands> seen, long asOfNanos) {
    double bid = seen.getLast().bidNotional()[0];
    double ask = seen.getLast().askNotional()[0];
    return (bid - ask) / (bid + ask);
  }

  @Test
  void comparesTheSidesAndForgetsAnOldSnapshot() {
    Kernel<DepthBands, Latest> kernel = kernel();
    Latest state = kernel.create();
    // (300 - 100) / (300 + 100)
    kernel.update(state, depth(Market.START, 300, 100));
    assertEquals(0.5, kernel.value(state, Market.START + 2 * Market.MINUTE), 0);
    assertEquals(Double.NaN, kernel.value(state, Market.START + 2 * Market.MINUTE + 1));
    kernel.update(state, depth(Market.START, 0, 0));
    assertEquals(Double.NaN, kernel.value(state, Market.START));
    kernel.update(state, depth(Market.START, 0, 7));
    assertEquals(-1, kernel.value(state, Market.START), 0);
  }
}
