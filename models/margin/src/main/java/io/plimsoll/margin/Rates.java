package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;

/** Checks that the forms of {@link MarginSchedule} share. */
final class Rates {
  private Rates() {}

  /** A pair of rates: maintenance positive and at most initial, which is at most 1. */
  static void check(double initial, double maintenance) {
    Checks.positive(initial, "initial-rate");
    Checks.inRange(initial, 0, 1, "initial-rate");
    Checks.positive(maintenance, "maintenance-rate");
    if (maintenance > initial) {
      throw new IllegalArgumentException(
          "maintenance-rate must be at most the initial rate %s, was %s"
              .formatted(initial, maintenance));
    }
  }

  /** NaN for a linear contract, an error for any other. */
  static double linearOnly(Contract contract, String form) {
    if (contract.payoff() != Payoff.LINEAR) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "rules of form %s hold for linear contracts, but '%s' is inverse"
              .formatted(form, contract.id()));
    }
    return Double.NaN;
  }
}
