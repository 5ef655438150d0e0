package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/** Who buys at auctions. */
@FunctionalInterface
public interface Bidder {
  /** Nobody ever bids. */
  Bidder NONE = lot -> Double.NEGATIVE_INFINITY;

  /**
   * The highest price at which a bidder takes the whole lot; negative where it wants to be paid.
   * The auction's price is accepted as soon as it is not above this.
   */
  double reservationPrice(Lot lot);

  /**
   * A bidder to whom a lot is worth its value less a charge for the risk, {@code value − charge ·
   * requirement}.
   *
   * @param charge fraction of the requirement, zero or more
   */
  static Bidder chargingRequirement(double charge) {
    Checks.notNegative(charge, "charge");
    return lot -> lot.value() - charge * lot.maintenance();
  }

  /**
   * What is for sale.
   *
   * @param value positions and cash for sale at the marks, margin currency
   * @param maintenance the requirement of the positions
   */
  record Lot(long nowNanos, double value, double maintenance) {}
}
