package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.KernelSettings;
import java.util.List;

/**
 * What closed positions won or lost against the account's mean equity.
 *
 * <p>{@code Σ profit / mean equity} over the window, equity averaged over marks at which it is
 * known. 0 where none was closed; NaN before such a mark and where the mean is zero or less.
 * Settings: {@code window} (default 30d), {@code bucket} (default 1d).
 *
 * <p><b>Unit</b>: ratio. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) an event, O(buckets) a row.
 * <b>Reference</b>: definition.
 */
public final class RealizedProfit extends MemoryKernel {
  private static final int PROFIT = 0;
  private static final int EQUITY = 1;
  private static final int MARKS = 2;

  RealizedProfit(AccountWindow window) {
    super(
        StateKernel.spec(
            "realized-profit", "sum profit / mean equity", "ratio", "(-inf, inf)", "definition"),
        List.of(ClosedPosition.class, AccountState.class),
        window,
        3,
        0,
        0);
  }

  /** Reads {@code window}, {@code bucket}. */
  public static RealizedProfit from(KernelSettings settings) {
    return new RealizedProfit(AccountWindow.from(settings));
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    long nanos = event.availableNanos();
    if (event instanceof ClosedPosition closed) {
      memory.sums.add(PROFIT, nanos, closed.profit());
    } else if (event instanceof AccountState account
        && account.atMark()
        && !Double.isNaN(account.equity())) {
      memory.sums.add(EQUITY, nanos, account.equity());
      memory.sums.add(MARKS, nanos, 1);
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    double mean = memory.sums.sum(EQUITY, asOfNanos) / memory.sums.sum(MARKS, asOfNanos);
    boolean defined = mean > 0 && mean < Double.POSITIVE_INFINITY;
    return defined ? memory.sums.sum(PROFIT, asOfNanos) / mean : Double.NaN;
  }
}
