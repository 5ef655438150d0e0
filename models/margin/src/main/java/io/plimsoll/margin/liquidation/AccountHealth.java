package io.plimsoll.margin.liquidation;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.VenueRules;

/**
 * The two numbers that decide a liquidation. An account is breached when its equity is below its
 * requirement; at equality it is not.
 */
public interface AccountHealth {

  /** What the account is worth at the marks, margin currency. */
  double equity(Account account, MarketState market);

  /** Equity below which the account is liquidated, margin currency, zero or more. */
  double maintenance(Account account, MarketState market, MarginMultiplier multiplier);

  /**
   * Refuses an account whose positions settle in another asset than margin is reckoned in: payments
   * of a liquidation are entered in one currency.
   *
   * @throws io.plimsoll.datasets.PlimsollException naming the instrument and both assets
   */
  default void requireOneCurrency(Account account, MarketState market) {}

  /** Cross margin under rate schedules; allocates nothing. */
  static AccountHealth cross(VenueRules rules) {
    return new CrossHealth(rules);
  }

  /** Whatever a calculator says; each number costs a whole {@link MarginCalculator#calculate}. */
  static AccountHealth of(MarginCalculator calculator) {
    return new AccountHealth() {
      @Override
      public double equity(Account account, MarketState market) {
        return calculate(account, market, MarginMultiplier.ONE).equity();
      }

      @Override
      public double maintenance(Account account, MarketState market, MarginMultiplier multiplier) {
        return calculate(account, market, multiplier).maintenanceRequirement();
      }

      private MarginResult calculate(
          Account account, MarketState market, MarginMultiplier multiplier) {
        return calculator.calculate(account, market, multiplier);
      }
    };
  }
}
