package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;

import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the mark prices of one instrument. */
abstract class MarkKernelContract<S> extends KernelContract<MarkPrice, S> {

  @Override
  protected List<MarkPrice> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarkPrice> events = new ArrayList<>();
    double index = 100;
    for (long nanos : Sampled.times(random, style, count)) {
      double premium = 0;
      switch (style) {
        case CALM -> {
          index *= StrictMath.exp(0.01 * (random.nextDouble() - 0.5));
          premium = 0.001 * (random.nextDouble() - 0.5);
        }
        case SPIKED -> {
          index = random.nextInt(20) == 0 ? 1e-200 : 100;
          premium = 0.5 * random.nextDouble();
        }
        case FLAT -> premium = 0.001;
        case QUIET -> index = random.nextInt(5) == 0 ? Double.NaN : 100;
        case HUGE -> index = 1e300 * (1 + random.nextDouble());
      }
      double mark = Double.isNaN(index) ? 100 : index * (1 + premium);
      events.add(new MarkPrice(BTC, nanos, nanos, mark, index));
    }
    return events;
  }
}
