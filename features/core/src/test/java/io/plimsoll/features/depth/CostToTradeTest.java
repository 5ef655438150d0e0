package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.Levels;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostToTradeTest extends BookSampleContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "cost-to-trade", "notional", "400");
  }

  @Override
  protected double naive(List<BookSample> seen, long asOfNanos) {
    var book = seen.getLast().book();
    return usable(book, 1) ? naive(book, true) + naive(book, false) : Double.NaN;
  }

  /** As the mean price. */
  private static double naive(io.plimsoll.features.book.OrderBook book, boolean bid) {
    List<Double> prices = Levels.prices(book, bid);
    List<Double> quantities = Levels.quantities(book, bid);
    double money = 0;
    double quantity = 0;
    for (int i = 0; i < prices.size(); i++) {
      double level = prices.get(i) * quantities.get(i);
      if (money + level >= 400) {
        quantity += (400 - money) / prices.get(i);
        return Math.abs(400 / quantity / book.mid() - 1);
      }
      money += level;
      quantity += quantities.get(i);
    }
    return Double.NaN;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-14;
  }

  private static double cost(CostToTrade.Side side, double notional, BookSample sample) {
    CostToTrade kernel = new CostToTrade(notional, side, 1);
    Latest state = kernel.create();
    kernel.update(state, sample);
    return kernel.value(state, START);
  }

  @Test
  void eatsIntoTheBookAndSaysNothingOfWhatItDoesNotHold() {
    BookSample sample = sample(new double[] {99, 2, 90, 2}, new double[] {101, 1, 110, 10});
    // Buying for 321: 1 at 101 and 2 at 110 is 3 for 321, 107 each, 7% above the mid of 100.
    assertEquals(0.07, cost(CostToTrade.Side.BUY, 321, sample), 1e-15);
    // Selling for 288: 2 at 99 and 1 at 90 is 3 for 288, 96 each.
    assertEquals(0.04, cost(CostToTrade.Side.SELL, 288, sample), 1e-15);
    assertEquals(0.02, cost(CostToTrade.Side.ROUND_TRIP, 50, sample), 1e-15);
    assertEquals(Double.NaN, cost(CostToTrade.Side.SELL, 379, sample));
    assertEquals(Double.NaN, cost(CostToTrade.Side.ROUND_TRIP, 379, sample));
    // All of it, to the last cent: 378 for 4 is 94.5.
    assertEquals(0.055, cost(CostToTrade.Side.SELL, 378, sample), 1e-15);
    BookSample crossed = sample(new double[] {101, 9}, new double[] {99, 9});
    assertEquals(Double.NaN, cost(CostToTrade.Side.BUY, 1, crossed));
    BookSample empty = sample(new double[0], new double[] {99, 9});
    assertEquals(Double.NaN, cost(CostToTrade.Side.BUY, 1, empty));
    BookSample huge = sample(new double[] {1e308, 1e300}, new double[] {1.1e308, 1e300});
    assertEquals(1 / 21.0, cost(CostToTrade.Side.BUY, 1e300, huge), 1e-15);
  }
}
