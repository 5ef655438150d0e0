package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/**
 * A part of a position that is to be closed.
 *
 * @param index of the position in the account that the policy was asked about
 * @param quantity contracts, of the position's own sign, never zero
 */
public record Closing(int index, double quantity) {
  public Closing {
    Checks.notNegative(index, "index");
    Checks.finite(quantity, "quantity");
    if (quantity == 0) {
      throw new IllegalArgumentException("quantity to close must not be zero");
    }
  }
}
