package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import java.util.List;

class StalenessTest extends BarKernelContract<Staleness.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "staleness");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    for (int i = seen.size() - 1; i >= 0; i--) {
      if (!seen.get(i).empty()) {
        return (asOfNanos - seen.get(i).eventNanos()) / 1e9;
      }
    }
    return Double.NaN;
  }
}
