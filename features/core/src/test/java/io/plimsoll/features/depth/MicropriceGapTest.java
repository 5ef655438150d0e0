package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Quote;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicropriceGapTest extends QuoteKernelContract<Latest> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "microprice-gap");
  }

  /** As the weighted mid itself, in forty digits. */
  @Override
  protected double naive(List<Quote> seen, long asOfNanos) {
    Quote quote = seen.getLast();
    if (quote.bidPrice() >= quote.askPrice() || quote.bidQuantity() + quote.askQuantity() == 0) {
      return Double.NaN;
    }
    MathContext digits = new MathContext(40);
    BigDecimal bid = new BigDecimal(quote.bidPrice());
    BigDecimal ask = new BigDecimal(quote.askPrice());
    BigDecimal bids = new BigDecimal(quote.bidQuantity());
    BigDecimal asks = new BigDecimal(quote.askQuantity());
    BigDecimal mid = bid.add(ask).divide(BigDecimal.TWO, digits);
    BigDecimal micro = bid.multiply(asks).add(ask.multiply(bids)).divide(bids.add(asks), digits);
    return micro.divide(mid, digits).subtract(BigDecimal.ONE).doubleValue();
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-18;
  }

  @Test
  void leansToTheThinSide() {
    Kernel<Quote, Latest> kernel = kernel();
    Latest state = kernel.create();
    // w = 3 / 4: the weighted mid is 99 * 1/4 + 101 * 3/4 = 100.5, half a percent above 100.
    kernel.update(state, quote(START, 99, 3, 101, 1));
    assertEquals(0.005, kernel.value(state, START), 1e-17);
    for (Quote bad :
        List.of(
            quote(START, 101, 3, 99, 1),
            quote(START, 100, 3, 100, 1),
            quote(START, 99, 0, 101, 0))) {
      kernel.update(state, bad);
      assertEquals(Double.NaN, kernel.value(state, START));
    }
  }
}
