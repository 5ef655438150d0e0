package io.plimsoll.datasets.account;

import io.plimsoll.datasets.Checks;

/**
 * Collateral came in, when an account starts or as a top-up.
 *
 * @param amountQuote quote currency, positive
 */
public record Deposit(AccountId account, long eventNanos, double amountQuote)
    implements AccountEvent {
  public Deposit {
    Checks.positive(amountQuote, "amountQuote");
  }
}
