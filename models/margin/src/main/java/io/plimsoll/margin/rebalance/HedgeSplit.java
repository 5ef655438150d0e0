package io.plimsoll.margin.rebalance;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.rebalance.Action.Orders;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders that gain like a given number of underlying units: all of it in one instrument, or split
 * so that the last unit costs the same in each, which is cheapest while impact makes cost convex.
 */
final class HedgeSplit {
  private final MarketState market;
  private final PositionDelta delta;
  private final RebalanceSettings settings;

  HedgeSplit(MarketState market, PositionDelta delta, RebalanceSettings settings) {
    this.market = market;
    this.delta = delta;
    this.settings = settings;
  }

  List<Orders> candidates(List<InstrumentId> instruments, double units) {
    List<Orders> found = new ArrayList<>();
    for (InstrumentId instrument : instruments) {
      found.add(new Orders(List.of(order(instrument, units))));
    }
    if (instruments.size() > 1) {
      Orders split = split(instruments, units);
      if (split.trades().size() > 1) {
        found.add(split);
      }
    }
    return found;
  }

  private Trade order(InstrumentId instrument, double units) {
    return Trade.of(instrument, units / delta.perContract(instrument, market), market, settings);
  }

  private Orders split(List<InstrumentId> instruments, double units) {
    double size = Math.abs(units);
    double low = 0;
    double high = 0;
    for (InstrumentId instrument : instruments) {
      high = Math.max(high, marginalCost(instrument, size));
    }
    double middle = low + (high - low) / 2;
    while (middle > low && middle < high) {
      double total = 0;
      for (InstrumentId instrument : instruments) {
        total += unitsAt(instrument, middle, size);
      }
      if (total < size) {
        low = middle;
      } else {
        high = middle;
      }
      middle = low + (high - low) / 2;
    }
    List<Trade> trades = new ArrayList<>();
    double rest = size;
    for (int i = 0; i < instruments.size() && rest > 0; i++) {
      double part =
          i == instruments.size() - 1
              ? rest
              : Math.min(rest, unitsAt(instruments.get(i), high, size));
      if (part > 0) {
        trades.add(order(instruments.get(i), units > 0 ? part : -part));
        rest -= part;
      }
    }
    return new Orders(trades);
  }

  /** Cost in margin currency of a number of units, zero or more. */
  private double cost(InstrumentId instrument, double units) {
    return units == 0 ? 0 : order(instrument, units).cost().value();
  }

  private double marginalCost(InstrumentId instrument, double units) {
    double step = Math.max(units, 1e-9) * 1e-6;
    return (cost(instrument, units + step) - cost(instrument, units)) / step;
  }

  /** The largest number of units, at most a size, whose last costs no more than a price. */
  private double unitsAt(InstrumentId instrument, double price, double size) {
    if (marginalCost(instrument, size) <= price) {
      return size;
    }
    double low = 0;
    double high = size;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (marginalCost(instrument, middle) <= price) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
