package io.plimsoll.serving;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.multiplier.MultiplierDecision;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one instrument. Written by whoever holds the service's lock; decision and price
 * are read without it.
 */
final class Slot {
  private final int capacity;
  private final ArrayDeque<HistoryPoint> history = new ArrayDeque<>();
  private volatile @Nullable MultiplierDecision decision;
  private volatile @Nullable Forecast lastForecast;
  private volatile double price = Double.NaN;

  Slot(int capacity) {
    this.capacity = capacity;
  }

  void decided(MultiplierDecision made) {
    synchronized (history) {
      if (history.size() == capacity) {
        history.removeFirst();
      }
      history.addLast(
          new HistoryPoint(made.decidedNanos(), made.multiplier(), price, made.degraded()));
    }
    Forecast forecast = made.forecast();
    if (forecast != null) {
      lastForecast = forecast;
    }
    decision = made;
  }

  void seen(MarketEvent event) {
    switch (event) {
      case Trade trade -> price = trade.price();
      case Quote quote -> price = quote.mid();
      case Bar bar -> price = bar.close();
      case MarkPrice mark -> price = mark.mark();
      case Liquidation liquidation -> {
        // The price of a forced order may lie far from the market.
      }
      case DepthBands depth -> {}
      case BookDelta book -> {}
      case OpenInterest interest -> {}
      case FundingRate funding -> {}
      case LongShortRatio ratio -> {}
    }
  }

  @Nullable MultiplierDecision decision() {
    return decision;
  }

  @Nullable Forecast lastForecast() {
    return lastForecast;
  }

  double price() {
    return price;
  }

  List<HistoryPoint> history() {
    synchronized (history) {
      return List.copyOf(history);
    }
  }
}
