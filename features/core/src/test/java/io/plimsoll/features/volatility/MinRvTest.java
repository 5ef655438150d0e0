package io.plimsoll.features.volatility;

class MinRvTest extends NeighboursContract {
  MinRvTest() {
    super("min-rv", 2, Math.PI / (Math.PI - 2) * 20 / 19 * 3);
  }

  @Override
  double term(double[] r) {
    return Math.pow(least(r), 2);
  }
}
