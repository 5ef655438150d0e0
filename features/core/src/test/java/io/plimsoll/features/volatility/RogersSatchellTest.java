package io.plimsoll.features.volatility;

class RogersSatchellTest extends RangeVarianceContract {
  @Override
  String named() {
    return "rogers-satchell";
  }

  @Override
  double term(double open, double high, double low, double close) {
    double up = high - open;
    double down = low - open;
    double body = close - open;
    return up * (up - body) + down * (down - body);
  }

  /** A bar between two moves of e^600 has terms that differ in the 12th digit only. */
  @Override
  protected double absoluteTolerance() {
    return 1e-11;
  }
}
