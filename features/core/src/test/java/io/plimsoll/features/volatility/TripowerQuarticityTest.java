package io.plimsoll.features.volatility;

class TripowerQuarticityTest extends NeighboursContract {
  TripowerQuarticityTest() {
    // mu_{4/3} = 0.8308609250295592, by another program's gamma function
    super("tripower-quarticity", 3, 20 * Math.pow(0.8308609250295592, -3) * 20 / 18 * 9);
  }

  @Override
  double term(double[] r) {
    return Math.pow(Math.abs(r[0]), 4.0 / 3)
        * Math.pow(Math.abs(r[1]), 4.0 / 3)
        * Math.pow(Math.abs(r[2]), 4.0 / 3);
  }
}
