package io.plimsoll.features.volatility;

class MedRvTest extends NeighboursContract {
  MedRvTest() {
    super("med-rv", 3, Math.PI / (6 - 4 * Math.sqrt(3) + Math.PI) * 20 / 18 * 3);
  }

  @Override
  double term(double[] r) {
    return Math.pow(median(r), 2);
  }
}
