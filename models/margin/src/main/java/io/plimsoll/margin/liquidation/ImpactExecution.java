package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarketState;
import java.util.Map;
import java.util.TreeMap;

/**
 * Executes at the mark less or plus impact; orders of one interval share its depth. Not
 * thread-safe.
 */
public final class ImpactExecution implements OrderExecution {
  private final ImpactModel model;
  private final Map<InstrumentId, Double> bought = new TreeMap<>();
  private final Map<InstrumentId, Double> sold = new TreeMap<>();

  /** An execution whose depth nobody has used yet. */
  public ImpactExecution(ImpactModel model) {
    this.model = model;
  }

  /** A new interval begins and the book is full again. */
  public void startInterval() {
    bought.clear();
    sold.clear();
  }

  @Override
  public double execute(InstrumentId instrument, double quantity, MarketState market) {
    double mark = market.mark(instrument);
    double notional = Math.abs(quantity) * mark;
    Map<InstrumentId, Double> side = quantity > 0 ? bought : sold;
    double used = side.getOrDefault(instrument, 0.0);
    side.put(instrument, used + notional);
    double impact = model.fractionAfter(used, notional, market.depthNotional(instrument));
    return quantity > 0 ? mark * (1 + impact) : mark * (1 - impact);
  }
}
