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

  /**
   * As much of an order as trades at a limit or better; here all of it or nothing.
   *
   * @param quantity contracts, positive to buy and negative to sell
   * @param limitPrice the worst average price that is accepted; infinite to buy, or zero to sell,
   *     at any
   */
  default Filled executeWithin(
      InstrumentId instrument, double quantity, double limitPrice, MarketState market) {
    double price = execute(instrument, quantity, market);
    boolean accepted = quantity > 0 ? price <= limitPrice : price >= limitPrice;
    return accepted ? new Filled(quantity, price) : Filled.NOTHING;
  }

  /**
   * What came of an order.
   *
   * @param quantity contracts, signed as ordered; zero where nothing traded
   * @param price average price, positive; any number where nothing traded
   */
  record Filled(double quantity, double price) {
    /** Nothing traded. */
    public static final Filled NOTHING = new Filled(0, 1);
  }
}
