package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;

/**
 * A position of a linear contract that will be closed whole in one order.
 *
 * @param price now, positive
 * @param liquidationPrice where the venue acts, positive
 * @param bankruptcyPrice where nothing of the collateral is left, positive; of a long position not
 *     above the liquidation price, of a short one not below
 * @param quantity underlying units, positive when long, never zero
 * @param book the side into which it is closed
 */
public record LiquidationCase(
    double price,
    double liquidationPrice,
    double bankruptcyPrice,
    double quantity,
    BookDepth book) {
  public LiquidationCase {
    Checks.positive(price, "price");
    Checks.positive(liquidationPrice, "liquidationPrice");
    Checks.positive(bankruptcyPrice, "bankruptcyPrice");
    Checks.positive(Math.abs(quantity), "size of quantity");
    if (quantity > 0 ? bankruptcyPrice > liquidationPrice : bankruptcyPrice < liquidationPrice) {
      throw new IllegalArgumentException(
          "bankruptcyPrice must lie beyond liquidationPrice "
              + liquidationPrice
              + ", was "
              + bankruptcyPrice);
    }
  }

  /** +1 for a long position, −1 for a short one. */
  double side() {
    return Math.signum(quantity);
  }

  /** How far the price is from liquidation, in logs; zero or less where it is there. */
  double logDistance() {
    return side() * StrictMath.log(price / liquidationPrice);
  }
}
