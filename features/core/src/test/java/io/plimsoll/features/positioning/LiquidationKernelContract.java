package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;

import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contract of kernels over the liquidations of one instrument. */
abstract class LiquidationKernelContract<S> extends KernelContract<Liquidation, S> {

  @Override
  protected List<Liquidation> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Liquidation> events = new ArrayList<>();

    for (long nanos : Sampled.times(random, style, count)) {
      double quantity =
          switch (style) {
            case CALM, QUIET -> 0.1 + random.nextDouble();
            case SPIKED -> random.nextInt(20) == 0 ? 1e12 : 1e-6 * (1 + random.nextDouble());
            case FLAT -> 1;
            case HUGE -> 1e300 * (1 + random.nextDouble());
          };
      double price = style == Style.FLAT ? 100 : 90 + 20 * random.nextDouble();
      events.add(new Liquidation(BTC, nanos, nanos, price, quantity, random.nextBoolean()));
    }
    return events;
  }
}
