package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.SECOND;

import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.positioning.Sampled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels that watch a feed of trades, some of which were overtaken. */
abstract class TradeFeedContract<S> extends KernelContract<Trade, S> {

  @Override
  protected List<Trade> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Trade> events = new ArrayList<>();
    for (long nanos : Sampled.times(random, style, count)) {
      long delay = style == Style.FLAT ? 0 : random.nextLong(60 * SECOND);
      double quantity = style == Style.HUGE ? 1e300 : 1;
      events.add(new Trade(BTC, nanos - delay, nanos, 100, quantity, Trade.Aggressor.UNKNOWN));
    }
    return events;
  }
}
