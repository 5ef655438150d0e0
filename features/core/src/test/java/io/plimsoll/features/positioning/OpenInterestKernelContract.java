package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;

import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the open interest of one instrument. */
abstract class OpenInterestKernelContract<S> extends KernelContract<OpenInterest, S> {

  @Override
  protected List<OpenInterest> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<OpenInterest> events = new ArrayList<>();
    double quantity = 1000;
    for (long nanos : Sampled.times(random, style, count)) {
      quantity =
          switch (style) {
            case CALM -> quantity * StrictMath.exp(0.02 * (random.nextDouble() - 0.5));
            case SPIKED -> random.nextInt(20) == 0 ? 1e200 : 1e-3 * (1 + random.nextDouble());
            case FLAT -> 1000;
            case QUIET -> random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
            case HUGE -> 1e300 * (1 + random.nextDouble());
          };
      double notional = style == Style.QUIET ? Double.NaN : Math.min(quantity * 100, 1e307);
      events.add(new OpenInterest(BTC, nanos, nanos, quantity, notional));
    }
    return events;
  }
}
