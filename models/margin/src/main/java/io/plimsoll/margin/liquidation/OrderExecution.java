package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarketState;

/** Executes the orders of a liquidation. */
@FunctionalInterface
public interface OrderExecution {
  /** Every order trades at the mark. */
  OrderExecution AT_MARK = (instrument, quantity, market) -> market.mark(instrument);

  /**
   * The average price of an order, positive.
   *
   * @param quantity base units, positive to buy and negative to sell
   */
  double execute(InstrumentId instrument, double quantity, MarketState market);
}
