package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.features.FeatureSpec;

class MultipowerVariationTest extends NeighboursContract {
  MultipowerVariationTest() {
    super("multipower-variation", 3, Math.pow(Math.PI / 2, 1.5) * Math.sqrt(20) * Math.pow(3, 1.5));
  }

  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x",
        "multipower-variation",
        "window",
        "20m",
        "per",
        "1h",
        "power",
        "3",
        "small-sample",
        "none");
  }

  @Override
  double term(double[] r) {
    return Math.abs(r[0] * r[1] * r[2]);
  }
}
