package io.plimsoll.features.account;

import io.plimsoll.datasets.account.AccountId;

/** Takes the rows that an {@link AccountRunner} makes. */
@FunctionalInterface
public interface AccountRowSink {

  /** One row; the array is reused for the next one and must be copied to be kept. */
  void row(AccountId account, long asOfNanos, double[] values);
}
