package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;

/**
 * What an asset other than the margin currency counts for.
 *
 * @param haircut fraction of the value of a positive balance that does not count, in [0, 1]; debt
 *     counts in full
 */
public record CollateralTerms(double haircut) {
  public CollateralTerms {
    Checks.inRange(haircut, 0, 1, "haircut");
  }

  /** What a balance is worth as collateral. */
  double credit(double amount, double price) {
    double value = amount * price;
    return value > 0 ? value * (1 - haircut) : value;
  }
}
