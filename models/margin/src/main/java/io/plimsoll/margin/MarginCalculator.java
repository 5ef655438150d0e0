package io.plimsoll.margin;

/**
 * What a venue demands of an account, and where it would liquidate it.
 *
 * <p>An account is <em>breached</em> when its equity is below its maintenance requirement; at
 * equality it is not. Methods are pure and may be called from any thread.
 */
public interface MarginCalculator {

  /**
   * Requirement, equity and liquidation prices of an account.
   *
   * @throws io.plimsoll.datasets.PlimsollException if market or rules do not cover an instrument of
   *     the account
   */
  MarginResult calculate(Account account, MarketState market, MarginMultiplier multiplier);

  /**
   * How each number of {@link #calculate} came about; each explanation recomputes to it bit for
   * bit.
   */
  MarginExplanation explain(Account account, MarketState market, MarginMultiplier multiplier);
}
