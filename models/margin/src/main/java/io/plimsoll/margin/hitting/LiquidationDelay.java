package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;

/**
 * How long it takes until a liquidation trades.
 *
 * @param detectionIntervalNanos between two looks at the mark, the first at time zero; zero where
 *     the venue sees every moment
 * @param latencyNanos from the look that finds a breach to the trade
 */
public record LiquidationDelay(long detectionIntervalNanos, long latencyNanos) {
  public LiquidationDelay {
    Checks.notNegative(detectionIntervalNanos, "detectionIntervalNanos");
    Checks.notNegative(latencyNanos, "latencyNanos");
  }

  double detectionIntervalYears() {
    return detectionIntervalNanos / HittingProbability.NANOS_PER_YEAR;
  }

  double latencyYears() {
    return latencyNanos / HittingProbability.NANOS_PER_YEAR;
  }
}
