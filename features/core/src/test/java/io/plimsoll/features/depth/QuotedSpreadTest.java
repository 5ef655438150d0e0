package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Quote;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuotedSpreadTest extends KernelContract<Quote, Latest> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "quoted-spread");
  }

  @Override
  protected List<Quote> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Quote> quotes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double bid = (style == Style.HUGE ? 1e300 : 100) * (1 + random.nextDouble());
      double ask = style == Style.FLAT ? bid : bid * (0.999 + 0.01 * random.nextDouble());
      quotes.add(new Quote(BTC, START + i * SECOND, START + i * SECOND, bid, 1, ask, 1));
    }
    return quotes;
  }

  @Override
  protected double naive(List<Quote> seen, long asOfNanos) {
    Quote quote = seen.getLast();
    return 2 * (quote.askPrice() - quote.bidPrice()) / (quote.askPrice() + quote.bidPrice());
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-15;
  }

  @Test
  void isAFractionOfTheMidAndNegativeInACrossedBook() {
    Kernel<Quote, Latest> kernel = kernel();
    Latest state = kernel.create();
    // (101 - 99) / 100
    kernel.update(state, new Quote(BTC, START, START, 99, 1, 101, 1));
    assertEquals(0.02, kernel.value(state, START), 1e-16);
    kernel.update(state, new Quote(BTC, START, START, 101, 1, 99, 1));
    assertEquals(-0.02, kernel.value(state, START), 1e-16);
    assertEquals(Double.NaN, kernel.value(state, START + 901 * SECOND));
  }
}
