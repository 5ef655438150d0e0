package io.plimsoll.features.depth;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel;
import java.util.List;

/**
 * A kernel that holds each trade against the mid that was known when it was heard of.
 *
 * <p>Whom the source does not name as the taker is found as Lee and Ready do: above the mid a buyer
 * took, below it a seller, at the mid the last change of price decides. A trade without a mid (a
 * crossed, locked or one-sided book, or none) or without a side does not count.
 */
abstract class TradeCost extends BookWindowKernel {
  private static final int MID = 0;
  private static final int PRICE = 1;
  private static final int TICK = 2;

  /** The cells that this class uses. */
  static final int CELLS = 3;

  TradeCost(BucketKernel.Window window, KernelSpec spec, Memory memory) {
    super(List.of(TopOfBook.class, Trade.class), window, spec, memory);
  }

  /**
   * Takes a trade.
   *
   * @param side 1 where a buyer took, −1 where a seller took
   */
  abstract void trade(BookWindow state, Trade trade, double side, double mid);

  /** Takes notice that time moved on, before the mid may change. */
  void before(BookWindow state, long nanos, double mid) {}

  /** The mid that is known, or NaN. */
  static double mid(BookWindow state) {
    return state.cells()[MID] > 0 ? state.cells()[MID] : Double.NaN;
  }

  @Override
  final void take(BookWindow state, Observation event) {
    double[] cells = state.cells();
    double mid = mid(state);
    before(state, event.availableNanos(), mid);
    if (event instanceof TopOfBook top) {
      cells[MID] = Books.mid(top);
    } else if (event instanceof Trade trade) {
      double price = trade.price();
      if (cells[PRICE] > 0 && price != cells[PRICE]) {
        cells[TICK] = price > cells[PRICE] ? 1 : -1;
      }
      cells[PRICE] = price;
      double side = side(trade, mid, cells[TICK]);
      if (side != 0 && !Double.isNaN(mid)) {
        trade(state, trade, side, mid);
      }
    }
  }

  private static double side(Trade trade, double mid, double tick) {
    return switch (trade.aggressor()) {
      case BUYER -> 1;
      case SELLER -> -1;
      case UNKNOWN -> {
        if (trade.price() > mid) {
          yield 1;
        }
        yield trade.price() < mid ? -1 : tick;
      }
    };
  }
}
