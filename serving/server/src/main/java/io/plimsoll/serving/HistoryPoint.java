package io.plimsoll.serving;

/**
 * One decision of the recent past.
 *
 * @param decidedNanos when it was made
 * @param multiplier what was decided
 * @param price the last price known then; NaN where there was none
 * @param degraded whether it was the fallback
 */
public record HistoryPoint(long decidedNanos, double multiplier, double price, boolean degraded) {}
