package io.plimsoll.datasets.account;

import io.plimsoll.datasets.Checks;

/**
 * Collateral went out.
 *
 * @param amountQuote quote currency, positive
 */
public record Withdrawal(AccountId account, long eventNanos, double amountQuote)
    implements AccountEvent {
  public Withdrawal {
    Checks.positive(amountQuote, "amountQuote");
  }
}
