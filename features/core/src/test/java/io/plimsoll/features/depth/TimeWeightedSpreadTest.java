package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Quote;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeWeightedSpreadTest extends QuoteKernelContract<BookWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "time-weighted-spread", "window", "20m", "warm-up", "5m");
  }

  @Override
  protected double naive(List<Quote> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 5 * MINUTE) {
      return Double.NaN;
    }
    long begin = (Math.floorDiv(asOfNanos - 1, MINUTE) - 19) * MINUTE;
    double weighted = 0;
    double time = 0;
    for (int i = 0; i < seen.size(); i++) {
      Quote quote = seen.get(i);
      long from = Math.max(begin, quote.availableNanos());
      long to = i + 1 < seen.size() ? seen.get(i + 1).availableNanos() : asOfNanos;
      if (to > from && quote.bidPrice() < quote.askPrice()) {
        weighted += (quote.askPrice() - quote.bidPrice()) / quote.mid() * (to - from);
        time += to - from;
      }
    }
    return weighted / time;
  }

  @Test
  void weighsByTimeAndLeavesOutACrossedBook() {
    Kernel<Quote, BookWindow> kernel = kernel();
    BookWindow state = kernel.create();
    // 2% for four minutes, crossed for one, 4% for one: (4 * 2% + 4%) / 5
    kernel.update(state, quote(START, 99, 1, 101, 1));
    kernel.update(state, quote(START + 4 * MINUTE, 101, 1, 99, 1));
    kernel.update(state, quote(START + 5 * MINUTE, 98, 1, 102, 1));
    assertEquals(0.024, kernel.value(state, START + 6 * MINUTE), 1e-16);
    // Asked a minute later without a quote: (4 * 2% + 2 * 4%) / 6
    assertEquals(0.16 / 6, kernel.value(state, START + 7 * MINUTE), 1e-16);
    assertEquals(Double.NaN, kernel.value(state, START + 20 * MINUTE + SECOND));
  }
}
