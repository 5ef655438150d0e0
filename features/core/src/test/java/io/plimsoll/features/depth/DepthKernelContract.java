package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the order-book depth of one instrument. */
abstract class DepthKernelContract<S> extends KernelContract<DepthBands, S> {

  @Override
  protected List<DepthBands> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<DepthBands> events = new ArrayList<>();
    long nanos = START + 17;
    for (int i = 0; i < count; i++) {
      double size =
          switch (style) {
            case CALM -> 1000 * (1 + random.nextDouble());
            case SPIKED -> random.nextInt(20) == 0 ? 1e18 : 1e-3 * (1 + random.nextDouble());
            case FLAT -> 1000;
            case QUIET -> random.nextInt(3) == 0 ? 5 : 0;
            case HUGE -> 1e300;
          };
      events.add(depth(nanos, size, size * (style == Style.FLAT ? 1 : random.nextDouble())));
      nanos +=
          style == Style.QUIET && random.nextInt(10) == 0 ? 40 * MINUTE : random.nextLong(MINUTE);
    }
    return events;
  }

  static DepthBands depth(long nanos, double bid, double ask) {
    return new DepthBands(
        BTC,
        nanos,
        nanos,
        new double[] {bid, 2 * bid, 3 * bid, 4 * bid},
        new double[] {ask, 2 * ask, 3 * ask, 4 * ask});
  }
}
