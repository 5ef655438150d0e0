package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.market.Quote;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the best prices of one instrument. */
abstract class QuoteKernelContract<S> extends KernelContract<Quote, S> {

  @Override
  protected List<Quote> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Quote> quotes = new ArrayList<>();
    long nanos = START + 17;
    for (int i = 0; i < count; i++) {
      quotes.add(quote(random, style, nanos));
      nanos +=
          switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> MINUTE - nanos % MINUTE;
            case 2 -> style == Style.QUIET ? 30 * MINUTE : MINUTE;
            default -> 1 + random.nextLong(MINUTE);
          };
    }
    return quotes;
  }

  /** Prices move in few ticks, so that the best often stays where it is; QUIET ones cross. */
  static Quote quote(SplittableRandom random, Style style, long nanos) {
    double tick = style == Style.SPIKED && random.nextInt(20) == 0 ? 1e150 : 0.01;
    double bid = 100 + tick * random.nextInt(3);
    double ask = bid + tick * (1 + random.nextInt(3));
    if (style == Style.FLAT) {
      bid = 100;
      ask = 100.01;
    }
    if (style == Style.QUIET && random.nextInt(4) == 0) {
      ask = bid - tick * random.nextInt(2);
    }
    double size = style == Style.HUGE ? 1.7e308 : style == Style.QUIET ? random.nextInt(2) : 1;
    return quote(
        nanos,
        bid,
        style == Style.FLAT ? 1 : size * random.nextDouble(),
        ask,
        style == Style.FLAT ? 1 : size * random.nextDouble());
  }

  static Quote quote(long nanos, double bid, double bidQuantity, double ask, double askQuantity) {
    return new Quote(BTC, nanos, nanos, bid, bidQuantity, ask, askQuantity);
  }
}
