package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;

import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the funding payments of one instrument. */
abstract class FundingKernelContract<S> extends KernelContract<FundingRate, S> {

  @Override
  protected List<FundingRate> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FundingRate> events = new ArrayList<>();
    long interval = 8 * 3_600_000_000_000L;
    for (long nanos : Sampled.times(random, style, count)) {
      double rate =
          switch (style) {
            case CALM -> 1e-4 * (random.nextDouble() - 0.4);
            case SPIKED -> random.nextInt(20) == 0 ? 1e6 : 1e-5 * random.nextDouble();
            case FLAT -> 1e-4;
            case QUIET -> 0;
            case HUGE -> 1e300 * random.nextDouble();
          };
      if (style != Style.CALM && random.nextInt(20) == 0) {
        interval = interval / 2 + 1;
      }
      events.add(new FundingRate(BTC, nanos, nanos, rate, interval));
    }
    return events;
  }
}
