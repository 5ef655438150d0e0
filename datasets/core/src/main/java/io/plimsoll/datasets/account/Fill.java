package io.plimsoll.datasets.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;

/**
 * An order of the account was filled and its position changed.
 *
 * @param quantity base units, positive for a purchase, negative for a sale, never zero
 * @param price quote currency per unit of base, positive
 */
public record Fill(
    AccountId account, long eventNanos, InstrumentId instrument, double quantity, double price)
    implements AccountEvent {
  public Fill {
    Checks.finite(quantity, "quantity");
    if (quantity == 0) {
      throw new IllegalArgumentException("quantity must not be zero, was " + quantity);
    }
    Checks.positive(price, "price");
  }
}
