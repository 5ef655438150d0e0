package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarketState;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks a book: an order takes the nearest levels first and pays the average; orders of one
 * interval share it, so slicing an order costs the same in total. Not thread-safe.
 *
 * <p>A limit is a limit on the worst level, as on a book, not on the average.
 */
public final class BookExecution implements OrderExecution {
  /** Products of marks and quantities are off by a few units in the last place. */
  private static final double ROUNDING = 1e-12;

  private final DepthProfile profile;
  private final Map<InstrumentId, Double> bought = new TreeMap<>();
  private final Map<InstrumentId, Double> sold = new TreeMap<>();

  /** An execution on a full book; both sides have the same profile. */
  public BookExecution(DepthProfile profile) {
    this.profile = profile;
  }

  /** A new interval begins and the book is full again. */
  public void startInterval() {
    bought.clear();
    sold.clear();
  }

  @Override
  public double execute(InstrumentId instrument, double quantity, MarketState market) {
    double mark = market.mark(instrument);
    double notional = market.contract(instrument).notional(quantity, mark);
    return take(instrument, quantity, notional, market);
  }

  @Override
  public Filled executeWithin(
      InstrumentId instrument, double quantity, double limitPrice, MarketState market) {
    double mark = market.mark(instrument);
    double accepted = (quantity > 0 ? limitPrice - mark : mark - limitPrice) / mark;
    double depth = market.depthNotional(instrument);
    double used = side(quantity).getOrDefault(instrument, 0.0);
    double open = profile.within(accepted * (1 + ROUNDING), depth) - used;
    double wanted = market.contract(instrument).notional(quantity, mark);
    if (!(open > 0) || wanted == 0) {
      return Filled.NOTHING;
    }
    double filled = open >= wanted ? quantity : quantity * (open / wanted);
    double price = take(instrument, filled, Math.min(open, wanted), market);
    return filled == 0 ? Filled.NOTHING : new Filled(filled, price);
  }

  private double take(
      InstrumentId instrument, double quantity, double notional, MarketState market) {
    double depth = market.depthNotional(instrument);
    double used = side(quantity).getOrDefault(instrument, 0.0);
    double cost = profile.cost(used + notional, depth) - profile.cost(used, depth);
    side(quantity).put(instrument, used + notional);
    double distance = notional > 0 ? Math.max(0, cost / notional) : 0;
    double mark = market.mark(instrument);
    return quantity > 0 ? mark * (1 + distance) : mark * (1 - distance);
  }

  private Map<InstrumentId, Double> side(double quantity) {
    return quantity > 0 ? bought : sold;
  }
}
