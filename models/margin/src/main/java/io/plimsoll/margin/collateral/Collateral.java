package io.plimsoll.margin.collateral;

import java.util.Map;

/**
 * What assets that are not the margin currency count for in it.
 *
 * <p>A positive balance is credited at most at its market value and never below zero; the credit
 * does not fall when amount or price rise, and each further unit is credited at most as much as the
 * one before (concave). A negative balance is a liability and counts at 100 % of its value or more,
 * as a negative number. Methods are pure, allocate nothing, and may be called from any thread.
 *
 * <p>Errors: {@link io.plimsoll.datasets.PlimsollException} naming asset and value if the asset is
 * not accepted, if an amount is not finite, if a price is not finite or below zero, or if a
 * confidence is outside [0, 1].
 */
public interface Collateral {

  /**
   * Credited value of one balance, margin currency.
   *
   * @param amount in units of the asset, negative where borrowed
   * @param price margin currency per unit, zero or more
   * @param confidence of the price's oracle, in [0, 1]
   * @param accountValue market value of everything the account has posted, this balance included,
   *     margin currency: what limits of concentration are measured against; infinite where they are
   *     not to be applied
   */
  double credit(
      String asset,
      double amount,
      double price,
      double confidence,
      double accountValue,
      CollateralContext context);

  /** Credited value of a balance that stands alone, with full confidence in its price. */
  default double credit(String asset, double amount, double price) {
    return credit(asset, amount, price, 1, Double.POSITIVE_INFINITY, CollateralContext.NONE);
  }

  /**
   * Credited value of all balances of an account, margin currency, added up in the order of the
   * asset names, whatever the order of the map.
   *
   * @param balances amounts by asset, negative where borrowed
   * @param cash of the account in the margin currency; a positive amount belongs to the total that
   *     concentration is measured against, but is not part of the result
   */
  double credit(
      Map<String, Double> balances, double cash, AssetPrices prices, CollateralContext context);

  /** The same number for all balances, asset by asset and with its explanation. */
  CollateralValue value(
      Map<String, Double> balances, double cash, AssetPrices prices, CollateralContext context);
}
