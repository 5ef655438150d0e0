package io.plimsoll.features.depth;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.Market;
import java.util.List;

/** The contract of what is measured a delay of 51.2 seconds after the trade, in steps of 0.2 s. */
abstract class DelayedCostContract extends TradeCostContract {
  private static final long DELAY = 51_200_000_000L;
  private static final long STEP = 200_000_000L;

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < WARM_UP) {
      return Double.NaN;
    }
    double cost = 0;
    double weight = 0;
    for (Signed one : signed(seen)) {
      long due = (one.trade().availableNanos() + DELAY + STEP - 1) / STEP * STEP;
      long bucket = Math.floorDiv(due - 1, Market.MINUTE);
      if (one.side() == 0 || due > asOfNanos || bucket * Market.MINUTE < begin(asOfNanos)) {
        continue;
      }
      double then = mid(seen.stream().filter(e -> e.availableNanos() <= due).toList());
      if (!Double.isNaN(then)) {
        double notional = one.trade().price() * one.trade().quantity();
        cost += notional * 2 * one.side() * naive(one, then);
        weight += notional;
      }
    }
    return ratio(cost, weight);
  }

  /** The distance per side, as a fraction of the mid at the trade. */
  abstract double naive(Signed trade, double then);

  /** Prices change by a factor of 1e100 in a spiked market. */
  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }
}
