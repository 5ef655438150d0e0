package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.book.Levels;
import io.plimsoll.features.book.OrderBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelShareTest extends BookKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "cancel-share", "window", "20m", "warm-up", "5m");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    List<OrderBook> books =
        seen.stream().filter(e -> e instanceof OrderBook).map(e -> (OrderBook) e).toList();
    if (asOfNanos - seen.getFirst().availableNanos() < 5 * MINUTE || !books.getLast().known()) {
      return Double.NaN;
    }
    long begin = (Math.floorDiv(asOfNanos - 1, MINUTE) - 19) * MINUTE;
    double removed = 0;
    for (int i = 0; i < books.size(); i++) {
      if (books.get(i).availableNanos() > begin) {
        boolean lost = !books.get(i).known() || (i > 0 && !books.get(i - 1).known());
        removed += lost ? Double.NaN : books.get(i).removedNotional();
      }
    }
    double traded = 0;
    for (Observation event : seen) {
      if (event instanceof Trade trade && trade.availableNanos() > begin) {
        traded += trade.price() * trade.quantity();
      }
    }
    return Double.isInfinite(removed) ? Double.NaN : 1 - traded / removed;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  @Test
  void whatLeftTheBookWithoutATradeWasCancelled() {
    Kernel<Observation, BookWindow> kernel = kernel();
    BookWindow state = kernel.create();
    OrderBook book = Levels.book(START, new double[] {100, 10, 99, 10}, new double[] {101, 10});
    kernel.update(state, book);
    assertEquals(Double.NaN, kernel.value(state, START + 5 * MINUTE));
    // 4 fewer at 100 and all 10 gone at 99: 400 + 990; 3 at 101 come and do not count.
    book.apply(
        Levels.message(false, START, -1, -1, new double[] {100, 6, 99, 0}, new double[] {101, 13}));
    kernel.update(state, book);
    kernel.update(state, new Trade(BTC, START, START, 100, 4, Trade.Aggressor.SELLER));
    assertEquals(990.0 / 1390, kernel.value(state, START + 5 * MINUTE), 1e-15);
  }
}
