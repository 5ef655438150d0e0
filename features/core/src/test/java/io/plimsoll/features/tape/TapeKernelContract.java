package io.plimsoll.features.tape;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The contract of kernels over the trade tape; windows are of 20 minutes in steps of 20 seconds.
 */
abstract class TapeKernelContract extends KernelContract<TradeTick, TapeWindow> {
  private static final long STEP = 20 * SECOND;
  private static final int STEPS = 60;

  @Override
  protected List<TradeTick> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TradeTick> ticks = new ArrayList<>();
    TradeTick tick = new TradeTick();
    double price = style == Style.SPIKED ? 1e-130 : 100;
    boolean up = true;
    long nanos = START + 17;
    for (int i = 0; i < count; i++) {
      double r = style == Style.FLAT ? 0 : 0.01 * (random.nextDouble() - 0.5);
      if (style == Style.QUIET && random.nextInt(5) > 0) {
        r = 0;
      }
      if (style == Style.SPIKED) {
        r = random.nextInt(25) == 0 ? (up ? 600 : -600) : 1e-6 * (random.nextDouble() - 0.5);
        up ^= Math.abs(r) > 1;
      }
      price *= StrictMath.exp(r);
      double quantity =
          style == Style.HUGE ? 1e300 * (1 + random.nextDouble()) : 0.1 + random.nextDouble();
      tick.next(
          new Trade(
              BTC, nanos, nanos, price, quantity, Trade.Aggressor.values()[random.nextInt(3)]));
      ticks.add(tick.copy());
      nanos +=
          switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> STEP - nanos % STEP;
            case 2 -> style == Style.QUIET ? 30 * MINUTE : MINUTE;
            default -> 1 + random.nextLong(MINUTE);
          };
    }
    return ticks;
  }

  @Override
  protected double naive(List<TradeTick> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < STEPS * STEP) {
      return Double.NaN;
    }
    long oldest = Math.ceilDiv(asOfNanos, STEP) - STEPS + 1;
    List<TradeTick> window =
        seen.stream().filter(t -> Math.ceilDiv(t.availableNanos(), STEP) >= oldest).toList();
    return window.isEmpty() ? Double.NaN : naive(seen, window);
  }

  /** The number by its definition, from the trades of the window. */
  protected abstract double naive(List<TradeTick> seen, List<TradeTick> window);

  /** The trade before one; the first stands for the one before it, with neither return nor sign. */
  @SuppressWarnings("ReferenceEquality")
  protected static TradeTick before(List<TradeTick> seen, TradeTick tick) {
    for (int i = seen.size() - 1; i > 0; i--) {
      if (seen.get(i) == tick) {
        return seen.get(i - 1);
      }
    }
    return new TradeTick();
  }
}
