package io.plimsoll.features.volatility;

class MinRqTest extends NeighboursContract {
  MinRqTest() {
    super("min-rq", 2, Math.PI / (3 * Math.PI - 8) * 20 * 20 / 19 * 9);
  }

  @Override
  double term(double[] r) {
    return Math.pow(least(r), 4);
  }
}
