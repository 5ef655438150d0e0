package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one trader holds at a venue under one margin method.
 *
 * @param id never blank
 * @param collateral the wallet outside isolated positions, in the currency in which the rules
 *     reckon margin; negative where a cross account has realised more loss than it deposited while
 *     other positions still gain
 * @param balances other assets, each in its own unit, in the order of their names; negative where
 *     borrowed
 */
public record Account(
    String id, double collateral, Map<String, Double> balances, List<Position> positions) {
  public Account {
    Checks.notBlank(id, "id");
    Checks.finite(collateral, "collateral");
    balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
    balances.forEach((asset, amount) -> Checks.finite(amount, "balance of " + asset));
    positions = List.copyOf(positions);
  }

  /** An account that holds nothing but the margin currency and positions. */
  public Account(String id, double collateral, List<Position> positions) {
    this(id, collateral, Map.of(), positions);
  }

  /** The same account with more collateral, or less where the amount is negative. */
  public Account plusCollateral(double amount) {
    return new Account(id, collateral + amount, balances, positions);
  }

  /** The same account with one more position. */
  public Account plusPosition(Position position) {
    List<Position> more = new ArrayList<>(positions);
    more.add(position);
    return new Account(id, collateral, balances, more);
  }

  /**
   * The account after a part of a position in a linear contract of one unit was closed; see {@link
   * #closing(Contract, int, double, double)}.
   */
  public Account closing(int index, double quantity, double price) {
    return closing(index, quantity, price - positions.get(index).entryPrice(), price);
  }

  /**
   * The account after a part of a position was closed: the gain goes to the wallet, and so does
   * what was isolated for the position once nothing of it is left.
   *
   * @param contract the terms of the position's instrument
   * @param index which position
   * @param quantity contracts to close, of the position's own sign and at most its quantity
   * @param price at which it was closed
   */
  public Account closing(Contract contract, int index, double quantity, double price) {
    double gain = contract.value(price) - contract.value(positions.get(index).entryPrice());
    return closing(index, quantity, gain, price);
  }

  private Account closing(int index, double quantity, double gainOfOne, double price) {
    Checks.finite(price, "price");
    Position position = positions.get(index);
    if (quantity == 0 || quantity / position.quantity() < 0 || quantity / position.quantity() > 1) {
      throw new IllegalArgumentException(
          "quantity to close must be part of " + position.quantity() + ", was " + quantity);
    }
    double wallet = collateral + quantity * gainOfOne;
    double rest = position.quantity() - quantity;
    List<Position> left = new ArrayList<>(positions);
    if (rest == 0) {
      left.remove(index);
      wallet += position.isolatedCollateral();
    } else {
      left.set(index, position.withQuantity(rest));
    }
    return new Account(id, wallet, balances, left);
  }
}
