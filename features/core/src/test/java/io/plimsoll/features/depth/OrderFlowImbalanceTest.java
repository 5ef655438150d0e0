package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.book.Levels;
import io.plimsoll.features.book.OrderBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFlowImbalanceTest extends QuoteKernelContract<BookWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "order-flow-imbalance", "window", "20m", "warm-up", "5m");
  }

  @Override
  protected double naive(List<Quote> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 5 * MINUTE) {
      return Double.NaN;
    }
    long begin = (Math.floorDiv(asOfNanos - 1, MINUTE) - 19) * MINUTE;
    double flow = 0;
    double depth = 0;
    int states = 0;
    for (int i = 1; i < seen.size(); i++) {
      Quote now = seen.get(i);
      if (now.availableNanos() > begin) {
        Quote before = seen.get(i - 1);
        flow += change(now.bidPrice(), now.bidQuantity(), before.bidPrice(), before.bidQuantity());
        // An ask that falls is what a bid that rises is.
        flow -=
            change(-now.askPrice(), now.askQuantity(), -before.askPrice(), before.askQuantity());
        depth += (now.bidQuantity() + now.askQuantity()) / 2;
        states++;
      }
    }
    return states == 0 ? 0 : Double.isInfinite(depth) ? Double.NaN : flow / (depth / states);
  }

  private static double change(
      double price, double quantity, double before, double quantityBefore) {
    if (price > before) {
      return quantity;
    }
    return price < before ? -quantityBefore : quantity - quantityBefore;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  @Test
  void addsUpWhatCameToTheBidsAndLeftTheAsks() {
    Kernel<Quote, BookWindow> kernel = kernel();
    BookWindow state = kernel.create();
    kernel.update(state, quote(START, 99, 4, 101, 6));
    // The bid grows by 2; the ask is eaten (6 leave) and rises: 2 + 6. Mean depth (6 + 10) / 2 = 8.
    kernel.update(state, quote(START + 1, 99, 6, 102, 10));
    assertEquals(1, kernel.value(state, START + 5 * MINUTE), 0);
    // The bid falls (6 leave), the ask falls (2 come): -6 - 2 - that is 0 in all.
    kernel.update(state, quote(START + 2, 98, 1, 101, 2));
    assertEquals(0, kernel.value(state, START + 5 * MINUTE), 0);
  }

  @Test
  void anEmptySideIsOneWithoutQuantityAndAGapSilencesTheWindow() {
    var kernel = (OrderFlowImbalance) (Object) kernel();
    BookWindow state = kernel.create();
    double[] bid = {99, 4};
    double[] ask = {101, 6};
    double[] none = {};
    kernel.update(state, Levels.book(START, bid, ask));
    // 6 leave the asks: 6 / ((4 + 0) / 2)
    kernel.update(state, Levels.book(START + 1, bid, none));
    assertEquals(3, kernel.value(state, START + 5 * MINUTE), 0);
    // and come back: (6 - 6) / ...
    kernel.update(state, Levels.book(START + 2, bid, ask));
    assertEquals(0, kernel.value(state, START + 5 * MINUTE), 0);
    TopOfBook lost = new OrderBook(io.plimsoll.features.Market.BTC);
    OrderBook book = Levels.book(START + 3, none, none);
    assertEquals(Double.NaN, lost.bidPrice());
    kernel.update(state, book);
    assertEquals(Double.NaN, kernel.value(state, START + 5 * MINUTE));
    kernel.update(state, Levels.book(START + 6 * MINUTE, bid, ask));
    kernel.update(state, Levels.book(START + 20 * MINUTE, bid, ask));
    // Found again at minute 6: known once that has left the window of 20 minutes.
    assertEquals(Double.NaN, kernel.value(state, START + 25 * MINUTE));
    assertEquals(0, kernel.value(state, START + 26 * MINUTE), 0);
  }
}
