package io.plimsoll.features.volatility;

class MedRqTest extends NeighboursContract {
  MedRqTest() {
    super("med-rq", 3, 3 * Math.PI / (9 * Math.PI + 72 - 52 * Math.sqrt(3)) * 20 * 20 / 18 * 9);
  }

  @Override
  double term(double[] r) {
    return Math.pow(median(r), 4);
  }
}
