package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.features.KernelSettings;
import java.util.List;

/**
 * How much the account trades for what it owns: traded notional a day over its mean equity.
 *
 * <p>{@code Σ |quantity · price| / days / mean equity}, over the window or, while it is younger,
 * the account's age (at least one bucket). Equity is averaged over marks at which it is known. NaN
 * before such a mark and where the mean is zero or less. Settings: {@code window} (default 30d),
 * {@code bucket} (default 1d).
 *
 * <p><b>Unit</b>: 1/day. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event, O(buckets) a row.
 * <b>Reference</b>: Barber and Odean (2000), Trading is hazardous to your wealth, Journal of
 * Finance 55.
 */
public final class Turnover extends MemoryKernel {
  private static final int NOTIONAL = 0;
  private static final int EQUITY = 1;
  private static final int MARKS = 2;

  private final double windowNanos;
  private final double bucketNanos;

  Turnover(AccountWindow window) {
    super(
        StateKernel.spec(
            "turnover",
            "sum |quantity price| / days / mean equity",
            "1/day",
            "[0, inf)",
            "Barber and Odean (2000), Trading is hazardous to your wealth, Journal of Finance 55"),
        List.of(Fill.class, AccountState.class),
        window,
        3,
        0,
        1);
    windowNanos = (double) window.buckets() * window.bucketNanos();
    bucketNanos = window.bucketNanos();
  }

  /** Reads {@code window}, {@code bucket}. */
  public static Turnover from(KernelSettings settings) {
    return new Turnover(AccountWindow.from(settings));
  }

  @Override
  void add(AccountMemory memory, Observation event) {
    long nanos = event.availableNanos();
    if (memory.times[0] == AccountMemory.NEVER) {
      memory.times[0] = nanos;
    }
    if (event instanceof Fill fill) {
      memory.sums.add(NOTIONAL, nanos, Math.abs(fill.quantity() * fill.price()));
    } else if (event instanceof AccountState account
        && account.atMark()
        && !Double.isNaN(account.equity())) {
      memory.sums.add(EQUITY, nanos, account.equity());
      memory.sums.add(MARKS, nanos, 1);
    }
  }

  @Override
  double number(AccountMemory memory, long asOfNanos) {
    double age = Math.max(bucketNanos, (double) (asOfNanos - memory.times[0]));
    double days = Math.min(windowNanos, age) / DAY_NANOS;
    double mean = memory.sums.sum(EQUITY, asOfNanos) / memory.sums.sum(MARKS, asOfNanos);
    boolean defined = mean > 0 && mean < Double.POSITIVE_INFINITY;
    return defined ? memory.sums.sum(NOTIONAL, asOfNanos) / days / mean : Double.NaN;
  }
}
