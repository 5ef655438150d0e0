package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Quote;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.book.Levels;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopImbalanceTest extends QuoteKernelContract<Latest> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "top-imbalance");
  }

  @Override
  protected double naive(List<Quote> seen, long asOfNanos) {
    Quote quote = seen.getLast();
    double bid = quote.bidQuantity() / 1e10;
    double ask = quote.askQuantity() / 1e10;
    return quote.bidPrice() < quote.askPrice() ? (bid - ask) / (bid + ask) : Double.NaN;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-15;
  }

  @Test
  void aBookThatLacksASideHasNone() {
    var kernel = new TopImbalance(1);
    Latest state = kernel.create();
    kernel.update(state, quote(START, 99, 3, 101, 1));
    assertEquals(0.5, kernel.value(state, START), 0);
    kernel.update(state, Levels.book(START, new double[] {99, 3}, new double[0]));
    assertEquals(Double.NaN, kernel.value(state, START));
    Kernel<Quote, Latest> other = kernel();
    Latest crossed = other.create();
    other.update(crossed, quote(START, 101, 3, 99, 1));
    assertEquals(Double.NaN, other.value(crossed, START));
  }
}
