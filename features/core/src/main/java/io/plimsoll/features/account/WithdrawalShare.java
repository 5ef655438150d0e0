package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Withdrawal;
import io.plimsoll.features.KernelSettings;
import java.util.List;

/**
 * How much of the money that moved within the window went out.
 *
 * <p>{@code withdrawn / (deposited + withdrawn)}; NaN where nothing moved. Settings: {@code window}
 * (default 30d), {@code bucket} (default 1d).
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) an event, O(buckets) a row.
 * <b>Reference</b>: definition.
 */
public final class WithdrawalShare extends MemoryKernel {
  WithdrawalShare(AccountWindow window) {
    super(
        StateKernel.spec(
            "withdrawal-share",
            "withdrawn / (deposited + withdrawn)",
            "fraction",
            "[0, 1]",
            "definition"),
        List.of(Deposit.class, Withdrawal.class),
        window,
        2,
        0,
        0);
  }

  /** Reads {@code window}, {@code bucket}. */
  public static WithdrawalShare from(KernelSettings settings) {
    return new WithdrawalShare(AccountWindow.from(settings));
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    if (event instanceof Deposit deposit) {
      memory.sums.add(0, event.availableNanos(), deposit.amountQuote());
    } else if (event instanceof Withdrawal withdrawal) {
      memory.sums.add(1, event.availableNanos(), withdrawal.amountQuote());
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    double out = memory.sums.sum(1, asOfNanos);
    double all = memory.sums.sum(0, asOfNanos) + out;
    return Double.isInfinite(all) ? Double.NaN : out / all;
  }
}
