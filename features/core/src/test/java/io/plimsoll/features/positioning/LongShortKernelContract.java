package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;

import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the long/short ratios of one instrument. */
abstract class LongShortKernelContract<S> extends KernelContract<LongShortRatio, S> {

  @Override
  protected List<LongShortRatio> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LongShortRatio> events = new ArrayList<>();

    for (long nanos : Sampled.times(random, style, count)) {
      double[] ratios = new double[4];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] =
            switch (style) {
              case CALM -> 0.5 + random.nextDouble();
              case SPIKED -> random.nextInt(20) == 0 ? 1e300 : 1e-300 * (1 + random.nextDouble());
              case FLAT -> 1;
              case QUIET -> random.nextInt(4) == 0 ? Double.NaN : random.nextInt(3);
              case HUGE -> 1e300 * (1 + random.nextDouble());
            };
      }
      events.add(new LongShortRatio(BTC, nanos, nanos, ratios[0], ratios[1], ratios[2], ratios[3]));
    }
    return events;
  }
}
