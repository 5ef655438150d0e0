package io.plimsoll.features.positioning;

import io.plimsoll.features.KernelSettings;

/** Spans that the kernels of this package share. */
final class Spans {
  static final long HOUR_NANOS = 3_600_000_000_000L;
  static final long DAY_NANOS = 24 * HOUR_NANOS;

  /** 365 days: what venues annualise with. */
  static final double YEAR_NANOS = 365.0 * DAY_NANOS;

  /** After this without a liquidation their feed counts as broken. */
  static final long MAX_LIQUIDATION_SILENCE_NANOS = 7 * DAY_NANOS;

  private static final long DEFAULT_MAX_AGE_NANOS = HOUR_NANOS / 2;

  private Spans() {}

  /** Reads {@code max-age}: after how long a sample is forgotten, half an hour unless said. */
  static long maxAge(KernelSettings settings) {
    return settings.nanos("max-age", DEFAULT_MAX_AGE_NANOS);
  }

  /** Reads {@code per}: how many of it make a year; 1 where it is not given. */
  static double intervalsOfAYear(KernelSettings settings) {
    long per = settings.nanos("per", 0);
    return per == 0 ? 1 : YEAR_NANOS / per;
  }

  /** Reads {@code window} in whole bars. */
  static long window(KernelSettings settings) {
    return settings.bars("window") * settings.barNanos();
  }
}
