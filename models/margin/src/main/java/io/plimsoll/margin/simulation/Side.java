package io.plimsoll.margin.simulation;

/** Which way a position looks; primitive indices for arrays by instrument and side. */
final class Side {
  static final int LONG = 0;
  static final int SHORT = 1;

  private Side() {}

  static int of(double quantity) {
    return quantity > 0 ? LONG : SHORT;
  }

  /** Where an instrument's side stands in an array by instrument and side. */
  static int index(int instrument, int side) {
    return 2 * instrument + side;
  }
}
