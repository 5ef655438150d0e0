package io.plimsoll.datasets.account;

import io.plimsoll.datasets.Observation;

/**
 * Something that happened to an account. Times are nanoseconds since 1970-01-01T00:00:00Z; the
 * venue itself makes these events, so to the venue they are available the moment they happen.
 */
public sealed interface AccountEvent extends Observation
    permits Deposit, Withdrawal, Fill, AccountSnapshot, MarginCall, AccountLiquidated {

  /** The account it happened to. */
  AccountId account();

  /** The same as {@link #eventNanos()}, but for what takes time to make. */
  @Override
  default long availableNanos() {
    return eventNanos();
  }
}
