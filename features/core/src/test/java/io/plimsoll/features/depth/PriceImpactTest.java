package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.features.FeatureSpec;

class PriceImpactTest extends DelayedCostContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "price-impact", "window", "20m", "warm-up", "5m", "delay", "51.2s");
  }

  @Override
  double naive(Signed trade, double then) {
    return (then - trade.mid()) / trade.mid();
  }
}
