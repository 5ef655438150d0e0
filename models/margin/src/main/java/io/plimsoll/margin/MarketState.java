package io.plimsoll.margin;

import io.plimsoll.datasets.market.InstrumentId;

/** What the venue knows of the market at one moment. */
public interface MarketState {

  /**
   * The mark price, settlement currency per base unit, positive and finite.
   *
   * @throws io.plimsoll.datasets.PlimsollException if the instrument is unknown
   */
  double mark(InstrumentId instrument);

  /**
   * The notional that rests near the mark on one side of the book, settlement currency, positive.
   *
   * @throws io.plimsoll.datasets.PlimsollException if the instrument is unknown
   */
  double depthNotional(InstrumentId instrument);
}
