package io.plimsoll.features.volatility;

class GarmanKlassTest extends RangeVarianceContract {
  @Override
  String named() {
    return "garman-klass";
  }

  @Override
  double term(double open, double high, double low, double close) {
    double body = close - open;
    return (high - low) * (high - low) / 2 - (2 * Math.log(2) - 1) * body * body;
  }
}
