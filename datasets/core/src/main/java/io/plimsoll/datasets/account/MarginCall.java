package io.plimsoll.datasets.account;

import io.plimsoll.datasets.Checks;

/**
 * The venue asked the account for more collateral.
 *
 * @param shortfallQuote what was missing, quote currency, zero or more
 */
public record MarginCall(AccountId account, long eventNanos, double shortfallQuote)
    implements AccountEvent {
  public MarginCall {
    Checks.notNegative(shortfallQuote, "shortfallQuote");
  }
}
