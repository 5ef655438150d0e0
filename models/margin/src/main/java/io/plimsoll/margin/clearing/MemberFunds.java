package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.Checks;

/**
 * A member's money on the day of a settlement, margin currency.
 *
 * @param id never blank
 * @param ownFunds what it can pay a call with, zero or more
 * @param liabilities what it owes others than the house, zero or more; a member whose assets fall
 *     below it is insolvent even if it can pay its calls
 * @param margin posted for its own positions, zero or more
 * @param contribution to the default fund, zero or more
 * @param variation what it gained (positive) or lost on cleared positions; of all members the sum
 *     is zero
 * @param closeOutCost what it costs to auction its positions should it default, zero or more
 */
public record MemberFunds(
    String id,
    double ownFunds,
    double liabilities,
    double margin,
    double contribution,
    double variation,
    double closeOutCost) {
  public MemberFunds {
    Checks.notBlank(id, "id");
    Checks.notNegative(ownFunds, "ownFunds");
    Checks.notNegative(liabilities, "liabilities");
    Checks.notNegative(margin, "margin");
    Checks.notNegative(contribution, "contribution");
    Checks.finite(variation, "variation");
    Checks.notNegative(closeOutCost, "closeOutCost");
  }

  /** A member without debts whose positions cost nothing to close. */
  public static MemberFunds of(
      String id, double ownFunds, double margin, double contribution, double variation) {
    return new MemberFunds(id, ownFunds, 0, margin, contribution, variation, 0);
  }

  /** What it owns less what it owes once the variation is settled. */
  public double equity() {
    return ownFunds + margin + contribution + variation - liabilities;
  }
}
