package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;

/**
 * A position in one instrument. What it gains follows from the instrument's {@link Contract}; of a
 * linear perpetual, {@code quantity} for every unit that the mark price rises.
 *
 * @param quantity contracts, positive when long and negative when short, never zero
 * @param entryPrice average price paid, as the instrument is quoted, positive
 * @param isolatedCollateral settlement currency set aside for this position alone, zero or more
 */
public record Position(
    InstrumentId instrument, double quantity, double entryPrice, double isolatedCollateral) {
  public Position {
    Checks.finite(quantity, "quantity");
    if (quantity == 0) {
      throw new IllegalArgumentException("quantity of " + instrument + " must not be zero");
    }
    Checks.positive(entryPrice, "entryPrice");
    Checks.notNegative(isolatedCollateral, "isolatedCollateral");
  }

  /** A position that has no collateral of its own. */
  public static Position cross(InstrumentId instrument, double quantity, double entryPrice) {
    return new Position(instrument, quantity, entryPrice, 0);
  }

  /** Gain (positive) or loss not yet realised at a mark price, in the contract's settlement. */
  public double unrealizedPnl(Contract contract, double mark) {
    return quantity * (contract.value(mark) - contract.value(entryPrice));
  }

  /** Gain (positive) or loss of a linear contract of one unit, in settlement currency. */
  public double unrealizedPnl(double mark) {
    return quantity * (mark - entryPrice);
  }

  /** The same position with another quantity. */
  public Position withQuantity(double newQuantity) {
    return new Position(instrument, newQuantity, entryPrice, isolatedCollateral);
  }
}
