package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.Payoff;
import java.util.Optional;

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

  /**
   * The case that a calculator's result makes of a position; empty where no price liquidates it or
   * none bankrupts it.
   *
   * @param result of a calculator, at the same mark
   * @param position which of its positions
   * @param contract its terms, linear
   * @param mark positive
   * @throws IllegalArgumentException if the contract is not linear, or if the position lies against
   *     the account's net position, whose side the prices are on
   */
  public static Optional<LiquidationCase> of(
      MarginResult result, int position, Contract contract, double mark, BookDepth book) {
    if (contract.payoff() != Payoff.LINEAR) {
      throw new IllegalArgumentException("contract " + contract.id() + " must be linear");
    }
    PositionMargin margin = result.positions().get(position);
    if (margin.liquidationPrice().isEmpty() || margin.bankruptcyPrice().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LiquidationCase(
            mark,
            margin.liquidationPrice().getAsDouble(),
            margin.bankruptcyPrice().getAsDouble(),
            margin.position().quantity() * contract.size(),
            book));
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
