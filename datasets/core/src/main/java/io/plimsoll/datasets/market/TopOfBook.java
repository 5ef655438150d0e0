package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Observation;

/**
 * The best bid and ask, from a {@link Quote} or from a book that was built.
 *
 * <p>A side that is empty or not known has the price NaN and the quantity 0. The book may be
 * crossed (bid at or above ask): quality kernels must see it.
 */
public interface TopOfBook extends Observation {

  /** The instrument quoted. */
  InstrumentId instrument();

  /** Quote currency, positive or NaN. */
  double bidPrice();

  /** Base units, zero or more. */
  double bidQuantity();

  /** Quote currency, positive or NaN. */
  double askPrice();

  /** Base units, zero or more. */
  double askQuantity();

  /** The middle between bid and ask; NaN where a side is missing. */
  default double mid() {
    // Halved before they are added: the sum of two prices may overflow.
    return 0.5 * bidPrice() + 0.5 * askPrice();
  }
}
