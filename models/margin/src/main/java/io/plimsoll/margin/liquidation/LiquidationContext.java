package io.plimsoll.margin.liquidation;

import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;

/**
 * What surrounds an account while it is liquidated.
 *
 * @param trigger marks at which a breach is looked for
 * @param execution marks at which orders execute and bids are made
 * @param orders executes orders on the book
 * @param ledger takes the other side of fills, fees and deficits
 * @param counterparties who is deleveraged and clawed back
 * @param bidder who buys at auctions
 */
public record LiquidationContext(
    MarketState trigger,
    MarketState execution,
    MarginMultiplier multiplier,
    OrderExecution orders,
    Ledger ledger,
    Counterparties counterparties,
    Bidder bidder) {

  /** A market in which nobody is known by name and nobody bids. */
  public static LiquidationContext of(
      MarketState trigger,
      MarketState execution,
      MarginMultiplier multiplier,
      OrderExecution orders,
      Ledger ledger) {
    return new LiquidationContext(
        trigger, execution, multiplier, orders, ledger, Counterparties.ANONYMOUS, Bidder.NONE);
  }

  /** The same with other accounts. */
  public LiquidationContext with(Counterparties others) {
    return new LiquidationContext(trigger, execution, multiplier, orders, ledger, others, bidder);
  }

  /** The same with another bidder. */
  public LiquidationContext with(Bidder other) {
    return new LiquidationContext(
        trigger, execution, multiplier, orders, ledger, counterparties, other);
  }

  /** The same where marks of execution are those of the trigger: nothing passed in between. */
  LiquidationContext atTrigger() {
    return new LiquidationContext(
        trigger, trigger, multiplier, orders, ledger, counterparties, bidder);
  }
}
