package io.plimsoll.datasets.account;

import io.plimsoll.datasets.Checks;

/**
 * The venue took positions of the account over because its margin did not suffice. The positions
 * themselves change by the {@link Fill}s that come with it.
 *
 * @param notionalQuote what was taken over, quote currency, positive
 */
public record AccountLiquidated(AccountId account, long eventNanos, double notionalQuote)
    implements AccountEvent {
  public AccountLiquidated {
    Checks.positive(notionalQuote, "notionalQuote");
  }
}
