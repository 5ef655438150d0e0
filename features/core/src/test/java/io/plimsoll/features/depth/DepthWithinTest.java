package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.features.FeatureSpec;
import java.util.List;

class DepthWithinTest extends DepthKernelContract<Latest> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "depth-within", "bps", "50");
  }

  @Override
  protected double naive(List<DepthBands> seen, long asOfNanos) {
    return seen.getLast().bidNotional()[2] + seen.getLast().askNotional()[2];
  }
}
