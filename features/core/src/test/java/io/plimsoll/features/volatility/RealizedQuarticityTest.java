package io.plimsoll.features.volatility;

class RealizedQuarticityTest extends NeighboursContract {
  RealizedQuarticityTest() {
    super("realized-quarticity", 1, 20 / 3.0 * 9);
  }

  @Override
  double term(double[] r) {
    return Math.pow(r[0], 4);
  }
}
