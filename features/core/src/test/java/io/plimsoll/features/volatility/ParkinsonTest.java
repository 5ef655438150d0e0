package io.plimsoll.features.volatility;

class ParkinsonTest extends RangeVarianceContract {
  @Override
  String named() {
    return "parkinson";
  }

  @Override
  double term(double open, double high, double low, double close) {
    return (high - low) * (high - low) / (4 * Math.log(2));
  }
}
