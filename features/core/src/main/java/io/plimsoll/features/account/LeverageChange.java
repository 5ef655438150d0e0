package io.plimsoll.features.account;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * How much effective leverage rose over the window.
 *
 * <p>{@code leverage now − leverage then}, each {@link EffectiveLeverage}; NaN where either is not
 * known. What was then is remembered in buckets of {@code bucket} (default 1h). Settings: {@code
 * window}, {@code bucket}.
 *
 * <p><b>Unit</b>: ratio. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) a state, amortized.
 * <b>Reference</b>: definition.
 */
public final class LeverageChange extends HistoryKernel<AccountState> {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final long windowNanos;

  /** A kernel over a window that is a whole number of buckets. */
  public LeverageChange(long windowNanos, long bucketNanos) {
    super(
        AccountState.class,
        StateKernel.spec(
            "leverage-change",
            "leverage now - leverage a window ago",
            "ratio",
            "(-inf, inf)",
            "definition"),
        bucketNanos,
        windowNanos,
        bucketNanos);
    if (windowNanos % bucketNanos != 0) {
      throw new IllegalArgumentException(
          "window must be a whole number of buckets of " + bucketNanos + " ns, was " + windowNanos);
    }
    this.windowNanos = windowNanos;
  }

  /** Reads {@code window}, {@code bucket}. */
  public static LeverageChange from(KernelSettings settings) {
    return new LeverageChange(settings.nanos("window"), settings.nanos("bucket", HOUR_NANOS));
  }

  @Override
  protected double sample(AccountState account) {
    return EffectiveLeverage.of(account);
  }

  @Override
  protected double number(SampledHistory history, long asOfNanos) {
    return history.at(asOfNanos, maxAgeNanos) - history.at(asOfNanos - windowNanos, maxAgeNanos);
  }
}
