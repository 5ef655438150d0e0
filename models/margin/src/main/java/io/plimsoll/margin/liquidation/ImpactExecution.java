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
    double price = price(instrument, quantity, market);
    use(instrument, quantity, market);
    return price;
  }

  @Override
  public Filled executeWithin(
      InstrumentId instrument, double quantity, double limitPrice, MarketState market) {
    double price = price(instrument, quantity, market);
    if (quantity > 0 ? price > limitPrice : price < limitPrice) {
      return Filled.NOTHING;
    }
    use(instrument, quantity, market);
    return new Filled(quantity, price);
  }

  private double price(InstrumentId instrument, double quantity, MarketState market) {
    double mark = market.mark(instrument);
    double used = side(quantity).getOrDefault(instrument, 0.0);
    double impact =
        model.fractionAfter(
            used, notional(instrument, quantity, market), market.depthNotional(instrument));
    return quantity > 0 ? mark * (1 + impact) : mark * (1 - impact);
  }

  private void use(InstrumentId instrument, double quantity, MarketState market) {
    double used = side(quantity).getOrDefault(instrument, 0.0);
    side(quantity).put(instrument, used + notional(instrument, quantity, market));
  }

  private Map<InstrumentId, Double> side(double quantity) {
    return quantity > 0 ? bought : sold;
  }

  private static double notional(InstrumentId instrument, double quantity, MarketState market) {
    return market.contract(instrument).notional(quantity, market.mark(instrument));
  }
}
