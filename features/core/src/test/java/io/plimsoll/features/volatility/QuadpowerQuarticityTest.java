package io.plimsoll.features.volatility;

class QuadpowerQuarticityTest extends NeighboursContract {
  QuadpowerQuarticityTest() {
    super("quadpower-quarticity", 4, 20 * Math.pow(Math.PI / 2, 2) * 20 / 17 * 9);
  }

  @Override
  double term(double[] r) {
    return Math.abs(r[0] * r[1] * r[2] * r[3]);
  }
}
