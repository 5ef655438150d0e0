package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.Checks;

/**
 * What a member has besides its cleared positions, margin currency.
 *
 * @param ownFunds what it can pay a call with, zero or more
 * @param liabilities what it owes others than the house, zero or more
 * @param contribution to the default fund, zero or more
 * @param closeOutFraction cost of auctioning its positions as a fraction of its margin, zero or
 *     more
 */
public record MemberResources(
    double ownFunds, double liabilities, double contribution, double closeOutFraction) {
  public MemberResources {
    Checks.notNegative(ownFunds, "ownFunds");
    Checks.notNegative(liabilities, "liabilities");
    Checks.notNegative(contribution, "contribution");
    Checks.notNegative(closeOutFraction, "closeOutFraction");
  }
}
